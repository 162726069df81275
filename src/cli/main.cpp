#include "cli/command_line.h"

#include <sodium.h>
#include <sys/stat.h>

int main(int argc, char** argv)
{
    if (sodium_init() < 0)
        return 1;
    umask(077); // What is written holds people's words: for the owner only, backups too.
    return candor::cli::run(argc, argv);
}
