FROM node:20
ONBUILD COPY . /app
ONBUILD RUN --mount=type=cache,target=/c npm ci
ONBUILD HEALTHCHECK CMD true
