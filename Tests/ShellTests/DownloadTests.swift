import Shell
import Testing

/// What a script fetches, where it goes, what runs it and whether it is verified.
@Suite struct DownloadTests {
  @Test(arguments: [
    (
      #"""
      curl -fsSL https://x.io/i.sh | sh
      """#,
      "curl https://x.io/i.sh run by sh"
    ),
    (
      #"""
      curl -fsSL https://x.io/i.sh | sudo -E bash -
      """#,
      "curl https://x.io/i.sh run by bash"
    ),
    (
      #"""
      wget -qO- https://x.io/i.sh | bash -s -- --yes
      """#,
      "wget https://x.io/i.sh run by bash"
    ),
    (
      #"""
      wget -O - https://x.io/i.sh | python3 -
      """#,
      "wget https://x.io/i.sh run by python3"
    ),
    (
      #"""
      bash <(curl -s https://x.io/i.sh)
      """#,
      "curl https://x.io/i.sh run by bash"
    ),
    (
      #"""
      sh -c "$(curl -fsSL https://x.io/i.sh)"
      """#,
      "curl https://x.io/i.sh run by sh"
    ),
    (
      #"""
      eval "$(curl -s https://x.io/i.sh)"
      """#,
      "curl https://x.io/i.sh run by eval"
    ),
    (
      #"""
      . <(curl -s https://x.io/i.sh)
      """#,
      "curl https://x.io/i.sh run by ."
    ),
    (
      #"""
      $(curl -s https://x.io/i.sh)
      """#,
      "curl https://x.io/i.sh run by the shell itself"
    ),
    (
      #"""
      x=$(curl -s https://x.io/i.sh); eval "$x"
      """#,
      "curl https://x.io/i.sh run by eval"
    ),
    (
      #"""
      curl -o /tmp/i.sh https://x.io/i.sh && sh /tmp/i.sh
      """#,
      "curl https://x.io/i.sh to /tmp/i.sh run by sh"
    ),
    (
      #"""
      curl -O https://x.io/i.sh && chmod +x i.sh && ./i.sh
      """#,
      "curl https://x.io/i.sh to i.sh run by i.sh"
    ),
    (
      #"""
      cd /tmp && wget https://x.io/i.sh && bash i.sh
      """#,
      "wget https://x.io/i.sh to /tmp/i.sh run by bash"
    ),
    (
      #"""
      wget https://x.io/a.deb && dpkg -i a.deb
      """#,
      "wget https://x.io/a.deb to a.deb run by dpkg"
    ),
    (
      #"""
      curl -Lo a.deb https://x.io/a.deb && apt-get install -y ./a.deb
      """#,
      "curl https://x.io/a.deb to a.deb run by apt-get"
    ),
    (
      #"""
      curl -L https://x.io/a.tar.gz | tar xz && cd a-1.0 && ./configure && make install
      """#,
      "curl https://x.io/a.tar.gz run by configure"
    ),
    (
      #"""
      curl -L https://x.io/a.tgz -o a.tgz && tar xzf a.tgz -C /opt && /opt/a/install.sh
      """#,
      "curl https://x.io/a.tgz to a.tgz run by install.sh"
    ),
    (
      #"""
      curl -L https://x.io/a.tgz -o a.tgz && echo "aa  a.tgz" | sha256sum -c - && tar xzf a.tgz && ./a/install.sh
      """#,
      "curl https://x.io/a.tgz to a.tgz run by install.sh verified"
    ),
    (
      #"""
      curl -L https://x.io/a.tgz -o a.tgz && echo "aa  a.tgz" | sha256sum -c - || true; tar xzf a.tgz && ./a/install.sh
      """#,
      "curl https://x.io/a.tgz to a.tgz run by install.sh"
    ),
    (
      #"""
      curl -L https://x.io/a.tgz -o a.tgz; echo "aa  a.tgz" | sha256sum -c -; tar xzf a.tgz; ./a/install.sh
      """#,
      "curl https://x.io/a.tgz to a.tgz run by install.sh"
    ),
    (
      #"""
      set -e; curl -L https://x.io/a.tgz -o a.tgz; echo "aa  a.tgz" | sha256sum -c -; tar xzf a.tgz; ./a/install.sh
      """#,
      "curl https://x.io/a.tgz to a.tgz run by install.sh verified"
    ),
    (
      #"""
      curl -LO https://x.io/a.tgz && curl -LO https://x.io/a.tgz.sha256 && sha256sum -c a.tgz.sha256 && tar xf a.tgz
      """#,
      "curl https://x.io/a.tgz to a.tgz; curl https://x.io/a.tgz.sha256 to a.tgz.sha256"
    ),
    (
      #"""
      curl -LO https://x.io/a && curl -LO https://x.io/a.asc && gpg --verify a.asc a && chmod +x a && ./a
      """#,
      "curl https://x.io/a to a run by a verified; curl https://x.io/a.asc to a.asc verified"
    ),
    (
      #"""
      curl -LO https://x.io/a && [ "$(sha256sum a | cut -d' ' -f1)" = abc ] && sh a
      """#,
      "curl https://x.io/a to a run by sh verified"
    ),
    (
      #"""
      git clone https://g.io/r.git && cd r && make
      """#,
      "git https://g.io/r.git to r run by make"
    ),
    (
      #"""
      git clone https://g.io/r.git && cd r && git checkout 0123456789012345678901234567890123456789 && make
      """#,
      "git https://g.io/r.git to r run by make verified"
    ),
    (
      #"""
      pip install git+https://g.io/r.git@0123456789012345678901234567890123456789
      """#,
      "pip git+https://g.io/r.git@0123456789012345678901234567890123456789 run by pip verified"
    ),
    (
      #"""
      pip install https://x.io/a.whl
      """#,
      "pip https://x.io/a.whl run by pip"
    ),
    (
      #"""
      pip install --index-url https://pypi.x.io/simple requests
      """#,
      ""
    ),
    (
      #"""
      go install x.io/tool@latest
      """#,
      "go x.io/tool@latest run by go"
    ),
    (
      #"""
      go install x.io/tool@v1.2.3
      """#,
      "go x.io/tool@v1.2.3 run by go verified"
    ),
    (
      #"""
      rpm -ivh https://x.io/a.rpm
      """#,
      "rpm https://x.io/a.rpm run by rpm"
    ),
    (
      #"""
      huggingface-cli download org/model
      """#,
      "huggingface-cli org/model"
    ),
    (
      #"""
      huggingface-cli download org/model --revision 0123456789012345678901234567890123456789
      """#,
      "huggingface-cli org/model verified"
    ),
    (
      #"""
      curl -fsS http://localhost/health
      """#,
      "curl http://localhost/health"
    ),
    (
      #"""
      curl -fsSL https://x.io/key.gpg | gpg --dearmor -o /usr/share/keyrings/x.gpg
      """#,
      "curl https://x.io/key.gpg"
    ),
    (
      #"""
      curl -s https://x.io/i.sh | tee /tmp/i.sh | sh
      """#,
      "curl https://x.io/i.sh to /tmp/i.sh run by sh"
    ),
    (
      #"""
      curl -fsSL https://x.io/i.sh -o i.sh && mv i.sh /usr/local/bin/tool && tool --setup
      """#,
      "curl https://x.io/i.sh to i.sh run by tool"
    ),
    (
      #"""
      wget https://x.io/i.sh -P /tmp && bash -x /tmp/i.sh
      """#,
      "wget https://x.io/i.sh to /tmp/i.sh run by bash"
    ),
    (
      #"""
      curl ${BASE}/i.sh | bash
      """#,
      "curl ${BASE}/i.sh run by bash"
    ),
    (
      #"""
      curl -sSL https://install.python-poetry.org | python3 - --version 1.2
      """#,
      "curl https://install.python-poetry.org run by python3"
    ),
    (
      #"""
      curl -fsSL https://deb.nodesource.com/setup_18.x | bash - && apt-get install -y nodejs
      """#,
      "curl https://deb.nodesource.com/setup_18.x run by bash"
    ),
    (
      #"""
      wget -q https://x.io/Miniconda.sh -O ~/miniconda.sh && /bin/bash ~/miniconda.sh -b -p /opt/conda
      """#,
      "wget https://x.io/Miniconda.sh to ~/miniconda.sh run by bash"
    ),
    (
      #"""
      sh -c "curl -s https://x.io/i.sh | bash"
      """#,
      "curl https://x.io/i.sh run by bash"
    ),
    (
      #"""
      env A=b timeout 30 nice -n 5 sh -c 'wget -qO- https://x.io/i | sh'
      """#,
      "wget https://x.io/i run by sh"
    ),
    (
      #"""
      if ! curl -o /tmp/a https://x.io/a; then exit 1; fi; sh /tmp/a
      """#,
      "curl https://x.io/a to /tmp/a run by sh"
    ),
    (
      #"""
      for u in https://a.io/x; do curl $u | sh; done
      """#,
      "curl $u run by sh"
    ),
    (
      #"""
      curl -fsSL https://x.io/i.sh > /tmp/i.sh; chmod 755 /tmp/i.sh; /tmp/i.sh
      """#,
      "curl https://x.io/i.sh to /tmp/i.sh run by i.sh"
    ),
    (
      #"""
      curl -sL https://x.io/a.tgz | tar -xz -C /usr/local/bin && tool
      """#,
      "curl https://x.io/a.tgz"
    ),
    (
      #"""
      npm install -g https://x.io/a.tgz
      """#,
      "npm https://x.io/a.tgz run by npm"
    ),
    (
      #"""
      find / -name a -exec sh -c 'curl https://x.io | sh' \;
      """#,
      "curl https://x.io run by sh"
    ),
  ])
  func `a download is followed to what runs it`(script: String, expected: String) {
    let found = ShellScript(script).downloads.map { download in
      "\(download.tool) \(download.url.text)" + (download.file.map { " to \($0)" } ?? "")
        + (download.runBy.map { " run by \($0)" } ?? "") + (download.isVerified ? " verified" : "")
    }
    #expect(found.joined(separator: "; ") == expected)
  }
}
