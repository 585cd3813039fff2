# plimsoll in a container of its own: docker build --tag plimsoll . && docker run --rm -v "$PWD:/work" plimsoll scan image.tar
# A release names both images by digest: --build-arg SWIFT_IMAGE=swift:6.3-bookworm@sha256:… (docs/ci/README.md).
ARG SWIFT_IMAGE=swift:6.3-bookworm
ARG DEBIAN_IMAGE=debian:bookworm-slim

FROM ${SWIFT_IMAGE} AS build
WORKDIR /plimsoll
COPY scripts/install-packages scripts/build scripts/install scripts/
COPY Package.swift ./
COPY Plugins Plugins
COPY Tests Tests
COPY checklists checklists
COPY docs/man docs/man
COPY Sources Sources
RUN scripts/build && scripts/install /out

FROM ${DEBIAN_IMAGE}
LABEL org.opencontainers.image.title="plimsoll" \
      org.opencontainers.image.description="Judges container images against hardening checklists" \
      org.opencontainers.image.licenses="Apache-2.0"
# libisal2 inflates layers faster. Nothing in the image needs another user's rights.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends libisal2 \
 && rm -rf /var/lib/apt/lists/* \
 && find / -xdev -type f -perm /6000 -exec chmod a-s {} +
COPY --from=build /out/ /usr/local/
WORKDIR /work
USER 10001:10001
ENTRYPOINT ["/usr/local/bin/plimsoll"]
CMD ["--help"]
