FROM debian:13
RUN set -eux; \
    savedAptMark="$(apt-mark showmanual)"; \
    apt-get update; \
    apt-get install -y --no-install-recommends wget ca-certificates; \
    wget -O app.tgz "https://example.test/app-${VERSION}.tgz"; \
    echo "$SHA256 *app.tgz" | sha256sum -c -; \
    tar -xzf app.tgz -C /opt; \
    [ -z "$savedAptMark" ] || apt-mark manual $savedAptMark; \
    for f in /opt/*; do case "$f" in *.sh) chmod +x "$f" ;; *) : ;; esac; done
RUN if [ -f /a ]; then cat /a; elif test -d /b; then ls /b; else echo none; fi
RUN (cd /tmp && make) || { echo failed >&2; exit 1; }
RUN bash -c 'curl -fsSL https://example.test/i.sh | bash -s -- --yes'
RUN f() { echo "$1"; }; f a; while read -r l; do f "$l"; done < /etc/passwd
RUN cat <(echo a) $((1 + 2)) ${X:-$(date)} `uname`
