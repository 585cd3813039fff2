#ifndef PLIMSOLL_CRE2_H
#define PLIMSOLL_CRE2_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// The few calls of RE2 that Patterns needs, without C++ in their signatures.
// A pattern is never null: a failed compilation is a pattern with an error text.
typedef struct cre2_pattern cre2_pattern;

// `latin1` reads pattern and text as single bytes, for bodies that need not be UTF-8.
cre2_pattern *cre2_compile(const char *text, size_t length, int latin1, int64_t max_memory);
void cre2_free(cre2_pattern *pattern);

// Null when the pattern compiled. The text lives as long as the pattern.
const char *cre2_error(const cre2_pattern *pattern);
// The part of the pattern that RE2 refused, as it quotes it; empty when it names none.
const char *cre2_error_argument(const cre2_pattern *pattern);

// Finds the leftmost match at or after `start`; returns 1 and the span when there is one.
int cre2_find(const cre2_pattern *pattern, const char *text, size_t length, size_t start, size_t *match_start,
              size_t *match_end);

#ifdef __cplusplus
}
#endif

#endif
