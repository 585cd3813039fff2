# a comment ends the directives
# escape=`
FROM debian:13
RUN echo one \
 && echo two
