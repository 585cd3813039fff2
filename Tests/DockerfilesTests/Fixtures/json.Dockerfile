FROM debian:13
RUN ["echo", "a \"quoted\" word", "\u00e9\n"]
RUN [echo, not json]
RUN [ -f /a ] && echo b
CMD [ "a" , "b" ]
ENTRYPOINT []
VOLUME ["/a", "/b c"]
SHELL ["/bin/bash", "-eo", "pipefail", "-c"]
COPY ["a b", "c", "/d/"]
HEALTHCHECK --interval=5s --retries=3 CMD ["curl", "-f", "http://localhost"]
