#
# plimsoll:waiver WVR-2026-014
FROM debian:13
  # indented
RUN true
#!not a directive
# about the port

EXPOSE 80
