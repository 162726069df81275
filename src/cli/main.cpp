#include "cli/command_line.h"

#include <sodium.h>

int main(int argc, char** argv)
{
    if (sodium_init() < 0)
        return 1;
    return candor::cli::run(argc, argv);
}
