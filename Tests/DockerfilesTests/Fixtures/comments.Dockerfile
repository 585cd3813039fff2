#
# a note about the base
FROM debian:13
  # indented
RUN true
#!not a directive
# about the port

EXPOSE 80
