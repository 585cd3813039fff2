FROM debian:13
RUN <<EOF
true
EOF
RUN true
ONBUILD RUN <<EOF
true
EOF
