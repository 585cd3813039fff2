#ifndef PLIMSOLL_CINFLATE_H
#define PLIMSOLL_CINFLATE_H

#include <stddef.h>
#include <stdint.h>

// ISA-L's inflater, four times as fast as zlib's. Debian ships it as a shared library only, so it is opened at
// run time: a machine without it loses speed, never an answer.
typedef struct plimsoll_inflater plimsoll_inflater;

typedef enum {
  PLIMSOLL_INFLATE_MORE = 0,    // all input used or all output filled; call again
  PLIMSOLL_INFLATE_END = 1,     // the member ended and its CRC and length were right
  PLIMSOLL_INFLATE_DAMAGED = 2  // not gzip, damaged, or a checksum that does not match
} plimsoll_inflate_status;

// Null when the library is not on this machine.
plimsoll_inflater *plimsoll_inflater_new(void);
void plimsoll_inflater_free(plimsoll_inflater *inflater);
// Makes ready for the next gzip member.
void plimsoll_inflater_reset(plimsoll_inflater *inflater);

// Inflates one gzip member. On return `*used` and `*made` say how much was read and written.
plimsoll_inflate_status plimsoll_inflater_step(plimsoll_inflater *inflater, const uint8_t *input, size_t input_length,
                                               size_t *used, uint8_t *output, size_t output_length, size_t *made);

#endif
