#include "cinflate.h"

#include <dlfcn.h>
#include <isa-l/igzip_lib.h>
#include <pthread.h>
#include <stdlib.h>

static void (*inflate_init)(struct inflate_state *);
static int (*inflate_step)(struct inflate_state *);
static pthread_once_t loaded = PTHREAD_ONCE_INIT;

static void load(void) {
  void *library = dlopen("libisal.so.2", RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return;
  inflate_init = (void (*)(struct inflate_state *))dlsym(library, "isal_inflate_init");
  inflate_step = (int (*)(struct inflate_state *))dlsym(library, "isal_inflate");
}

// ISA-L 2.30 returns with dirty upper vector registers, which slows SHA-NI code on the same thread by a seventh.
static void clear_vector_registers(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx")) __asm__ volatile("vzeroupper" ::: "memory");
#endif
}

struct plimsoll_inflater {
  struct inflate_state state;
  size_t header_length;  // how many bytes of the member's first four were seen
};

plimsoll_inflater *plimsoll_inflater_new(void) {
  pthread_once(&loaded, load);
  if (inflate_init == NULL || inflate_step == NULL) return NULL;
  plimsoll_inflater *inflater = malloc(sizeof *inflater);
  if (inflater != NULL) plimsoll_inflater_reset(inflater);
  return inflater;
}

void plimsoll_inflater_free(plimsoll_inflater *inflater) { free(inflater); }

void plimsoll_inflater_reset(plimsoll_inflater *inflater) {
  inflate_init(&inflater->state);
  inflater->state.crc_flag = ISAL_GZIP;
  inflater->header_length = 0;
}

// ISA-L passes over the reserved flags (RFC 1952, section 2.3.1.2 forbids them) and judges the magic bytes only when
// the whole header is there; zlib does neither, and the two must agree.
static int is_bad_header(plimsoll_inflater *inflater, const uint8_t *input, size_t length) {
  static const uint8_t magic[] = {0x1F, 0x8B, 8};
  for (size_t i = 0; i < length && inflater->header_length < 4; i++, inflater->header_length++) {
    if (inflater->header_length < 3 ? input[i] != magic[inflater->header_length] : (input[i] & 0xE0) != 0) return 1;
  }
  return 0;
}

plimsoll_inflate_status plimsoll_inflater_step(plimsoll_inflater *inflater, const uint8_t *input, size_t input_length,
                                               size_t *used, uint8_t *output, size_t output_length, size_t *made) {
  struct inflate_state *state = &inflater->state;
  if (is_bad_header(inflater, input, input_length)) {
    *used = *made = 0;
    return PLIMSOLL_INFLATE_DAMAGED;
  }
  state->next_in = (uint8_t *)input;
  state->avail_in = (uint32_t)input_length;
  state->next_out = output;
  state->avail_out = (uint32_t)output_length;
  int result = inflate_step(state);
  clear_vector_registers();
  *used = input_length - state->avail_in;
  *made = output_length - state->avail_out;
  if (result != ISAL_DECOMP_OK && result != ISAL_END_INPUT && result != ISAL_OUT_OVERFLOW)
    return PLIMSOLL_INFLATE_DAMAGED;
  return state->block_state == ISAL_BLOCK_FINISH ? PLIMSOLL_INFLATE_END : PLIMSOLL_INFLATE_MORE;
}
