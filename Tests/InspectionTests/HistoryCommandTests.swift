import Testing

@testable import Inspection

struct HistoryCommandTests {
  @Test(
    arguments: [
      // The classic builder.
      ("/bin/sh -c apt-get update", "RUN", "apt-get update"),
      ("/bin/sh -c #(nop)  CMD [\"bash\"]", "CMD", "[\"bash\"]"),
      ("/bin/sh -c #(nop) ADD file:0 in / ", "ADD", "file:0 in / "),
      ("/bin/sh -c #(nop) something new", "", "something new"),
      ("|1 A=b /bin/sh -c make", "RUN", "make"),
      ("|2 A=b c D=e /bin/sh -c make all", "RUN", "make all"),
      ("|0 /bin/sh -c make", "RUN", "make"),
      ("/bin/bash -o pipefail -c curl x | sh", "RUN", "curl x | sh"),
      ("/bin/bash -euxo pipefail -c make", "RUN", "make"),
      // BuildKit.
      ("RUN /bin/sh -c apk update # buildkit", "RUN", "apk update"),
      ("RUN |1 TOKEN=a /bin/sh -c make # buildkit", "RUN", "make"),
      ("RUN /bin/sh -c <<EOF\nmake\nEOF # buildkit", "RUN", "<<EOF\nmake\nEOF"),
      ("COPY app /app # buildkit", "COPY", "app /app"),
      ("ENV A=b", "ENV", "A=b"),
      ("EXPOSE map[22/tcp:{}]", "EXPOSE", "map[22/tcp:{}]"),
      ("HEALTHCHECK &{[\"CMD\" \"/hc\"]}", "HEALTHCHECK", "&{[\"CMD\" \"/hc\"]}"),
      // buildah and kaniko.
      ("/bin/sh -c #(nop) ENV A=b", "ENV", "A=b"),
      ("RUN apk add tini", "RUN", "apk add tini"),
      ("MAINTAINER somebody", "MAINTAINER", "somebody"),
      // Everything else.
      ("", "", ""),
      ("bazel build ...", "", "bazel build ..."),
      ("ENVIRONMENT", "", "ENVIRONMENT"),
      ("/usr/bin/make all", "", "/usr/bin/make all"),
      ("|", "", "|"),
      ("|99999999999999999999 A=b", "", "|99999999999999999999 A=b"),
      ("|3 A=b", "RUN", ""),
    ])
  func `a history entry is told by any builder`(createdBy: String, keyword: String, text: String) {
    let command = HistoryCommand(createdBy: createdBy)
    #expect(command.keyword == keyword)
    #expect(command.text == text)
  }
}
