#pragma once

/// Puts the bytes of the file at `path` (from `src/`) into the program, as `begin` up to `end`, two
/// `extern "C" const char[]` declared by whoever uses them. A source that does so is named after its
/// file, `page_css.cpp` for `page.css`, and is built anew when the file changes.
#define CANDOR_EMBED(begin, end, path)                                                             \
    __asm__(".section .rodata\n" #begin ":\n.incbin \"" path "\"\n" #end ":\n.byte "               \
            "0\n.previous\n")
