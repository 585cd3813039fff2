# syntax=docker/dockerfile:1
# check=error=true
# escape=`
FROM mcr.example.test/windows/nanoserver:1
COPY a.txt c:\dir\
RUN echo one `
 && echo two
