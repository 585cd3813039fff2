FROM debian:13
RUN <<EOF
set -e
apt-get update
EOF
RUN <<-"QUOTED" cat > /a && sh /a
	echo $HOME
	QUOTED
RUN python3 <<PY
print("a && b")
PY
RUN <<ONE cat && <<TWO cat
1
ONE
2
TWO
RUN <<EOF
#!/usr/bin/env python3
print("a program")
EOF
COPY <<a.conf <<"b.conf" /etc/app/
key=$VALUE
a.conf
raw=$VALUE
b.conf
USER 10001
