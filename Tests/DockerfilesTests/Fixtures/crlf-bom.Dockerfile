# escape=`
FROM debian:13
RUN echo a `
  b
