# syntax=docker/dockerfile:1
FROM docker.io/library/python:3.13-slim@sha256:6ed5bff4d7d377e2a27d9285553b8c21cfccc4f00881de1b24c9bc8d90016e82 AS build
COPY requirements.txt /src/
RUN --mount=type=cache,target=/root/.cache pip install --require-hashes --prefix=/opt/app -r /src/requirements.txt

FROM docker.io/library/python:3.13-slim@sha256:6ed5bff4d7d377e2a27d9285553b8c21cfccc4f00881de1b24c9bc8d90016e82
COPY --from=build /opt/app /opt/app
COPY --chmod=0644 server.py /srv/
WORKDIR /srv
USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=30s CMD ["python", "server.py", "--probe"]
ENTRYPOINT ["python", "server.py"]
