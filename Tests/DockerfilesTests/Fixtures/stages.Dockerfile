FROM debian:13 AS Base
USER app
WORKDIR /srv
ENTRYPOINT ["a"]
CMD ["b"]
FROM base as unused
RUN true
FROM base AS mid
ENTRYPOINT ["c"]
FROM scratch AS files
COPY x /x
FROM mid
COPY --from=files /x /x
RUN --mount=type=bind,from=files,target=/f true
