# candor_embed(<room> <name> <files...>) puts texts into a room, as raw string literals: behind
# `std::span<const std::pair<std::string_view, std::string_view>> candor::<room>::<name>()`, each with its
# file name, in the order of the names.
function(candor_embed room name)
    set(type "std::span<const std::pair<std::string_view, std::string_view>>")
    set(source "#include <span>\n#include <string_view>\n#include <utility>\n\nnamespace candor::${room} {\n")
    string(APPEND source "${type} ${name}();\n${type} ${name}()\n{\n")
    string(APPEND source "static constexpr std::pair<std::string_view, std::string_view> texts[] = {\n")
    list(SORT ARGN)
    foreach(file ${ARGN})
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
        get_filename_component(file_name ${file} NAME)
        file(READ ${file} text)
        string(APPEND source "{\"${file_name}\", R\"text(${text})text\"},\n")
    endforeach()
    string(APPEND source "};\nreturn texts;\n}\n} // namespace candor::${room}\n")
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/${room}_${name}.cpp CONTENT "${source}" @ONLY)
    target_sources(candor_${room} PRIVATE ${CMAKE_BINARY_DIR}/${room}_${name}.cpp)
endfunction()
