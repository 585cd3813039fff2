# What not to do, as one file.
FROM python:latest
ARG API_TOKEN
ENV PIP_TRUSTED_HOST=mirror.example.org
RUN apt-get update
RUN apt-get install -y curl sudo openssh-server
RUN curl -fsSL https://example.org/install.sh | sh
COPY . /app
RUN chmod -R 777 /app && pip install flask
EXPOSE 22 8080
CMD python /app/server.py
