FROM debian:13
RUN apt-get update \
    # a comment in between
 && apt-get install -y \

      curl \
      ca-certificates   \  
 && rm -rf /var/lib/apt/lists/*
RUN echo 'a\\' && echo b\\
RUN echo end \
