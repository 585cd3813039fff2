ARG BASE=debian TAG=13
ARG UNSET
FROM ${BASE}:${TAG} AS a
ARG TAG
ARG VERSION=1.2.3 NAME="a b"
ENV V=${VERSION} MAJOR=${VERSION%%.*} REST=${VERSION#*.} LAST=${VERSION##*.} CUT=${VERSION%.*}
ENV A=1 B=$A
ENV A=2 B=$A
ENV D=${UNSET:-default} E=${A:+set} F=${NOPE:+set} G='$A' H="$A" I=\$A J=${VERSION/./-} K=${VERSION//./-}
ENV old style value
WORKDIR /srv/$V
WORKDIR sub
USER ${NAME:-app}
EXPOSE ${A}080 9000-9002/udp
LABEL version=$V "with space"="x y" multi="a\
b"
COPY $V/file ${D}/
STOPSIGNAL SIGTERM
FROM a
ENV C=$B
