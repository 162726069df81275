#pragma once

namespace candor::cli {

/// Reads the command line, runs the command, and gives back the exit code.
int run(int argc, char** argv);

} // namespace candor::cli
