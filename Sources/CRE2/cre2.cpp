#include "cre2.h"

#include <re2/re2.h>

#include <string>

struct cre2_pattern {
  RE2 compiled;
  cre2_pattern(re2::StringPiece text, const RE2::Options &options) : compiled(text, options) {}
};

cre2_pattern *cre2_compile(const char *text, size_t length, int latin1, int64_t max_memory) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(max_memory);
  options.set_encoding(latin1 ? RE2::Options::EncodingLatin1 : RE2::Options::EncodingUTF8);
  return new cre2_pattern(re2::StringPiece(text, length), options);
}

void cre2_free(cre2_pattern *pattern) { delete pattern; }

const char *cre2_error(const cre2_pattern *pattern) {
  return pattern->compiled.ok() ? nullptr : pattern->compiled.error().c_str();
}

const char *cre2_error_argument(const cre2_pattern *pattern) { return pattern->compiled.error_arg().c_str(); }

int cre2_find(const cre2_pattern *pattern, const char *text, size_t length, size_t start, size_t *match_start,
              size_t *match_end) {
  re2::StringPiece whole(text == nullptr ? "" : text, length), match;
  if (!pattern->compiled.Match(whole, start, length, RE2::UNANCHORED, &match, 1)) return 0;
  *match_start = match.data() - whole.data();
  *match_end = *match_start + match.size();
  return 1;
}
