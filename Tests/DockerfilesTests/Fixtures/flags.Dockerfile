FROM --platform=$BUILDPLATFORM golang:1 AS build
RUN --mount=type=cache,target=/root/.cache --mount=type=secret,id=token,required --network=none go build
RUN --mount=type=bind,from=docker.io/library/alpine,source=/etc,target=/mnt,ro true
RUN --security=insecure true
FROM scratch
COPY --from=build --chown=1:1 --chmod=0755 --link /app /app
COPY --from=0 --exclude=*.md --parents /src/./a /b/
COPY --from=docker.io/library/busybox:1 /bin/sh /bin/sh
ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.test/a.tgz /a.tgz
ADD --keep-git-dir=true https://example.test/r.git#v1 /r
