# Puts the files of web/dist into the program, with .incbin: an array in C++ of the same bytes takes
# the compiler seconds, this takes none. `npm run build` writes the compressed forms (.br, .gz) beside
# each file. Without web/dist the table is empty, and the program serves its API alone.
set(dist ${CMAKE_SOURCE_DIR}/web/dist)
file(GLOB_RECURSE files CONFIGURE_DEPENDS ${dist}/*)
set(data "    .section .rodata\n")
set(declarations "")
set(table "")
set(number 0)

# Adds one file's bytes; `reference` becomes what the table says for them.
macro(embed file reference)
    if(EXISTS ${file})
        string(APPEND data "    .global candor_asset_${number}\n    .global candor_asset_${number}_end\n"
            "candor_asset_${number}:\n    .incbin \"${file}\"\ncandor_asset_${number}_end:\n    .byte 0\n")
        string(APPEND declarations
            "extern const char candor_asset_${number}[];\nextern const char candor_asset_${number}_end[];\n")
        set(${reference} "{candor_asset_${number}, candor_asset_${number}_end}")
        math(EXPR number "${number} + 1")
    else()
        set(${reference} "{}")
    endif()
endmacro()

foreach(file ${files})
    if(file MATCHES "\\.(br|gz)$")
        continue()
    endif()
    embed(${file} plain)
    embed(${file}.br brotli)
    embed(${file}.gz gzip)
    file(RELATIVE_PATH path ${dist} ${file})
    string(APPEND table "        {\"/${path}\", ${plain}, ${brotli}, ${gzip}},\n")
endforeach()

if(files)
    set(body "    static const http::StaticFile files[] = {\n${table}    };\n    return files;\n")
else()
    set(body "    return {};\n")
endif()
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/assets.cpp @ONLY CONTENT
    "#include \"app/assets.h\"\n\nextern \"C\" {\n${declarations}}\n\nnamespace candor::app {\n\nstd::span<const http::StaticFile> assets()\n{\n${body}}\n\n} // namespace candor::app\n")
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/assets_data.s @ONLY CONTENT
    "${data}    .section .note.GNU-stack,\"\",@progbits\n")
set_source_files_properties(${CMAKE_BINARY_DIR}/assets_data.s PROPERTIES OBJECT_DEPENDS "${files}")
target_sources(candor_app PRIVATE ${CMAKE_BINARY_DIR}/assets.cpp ${CMAKE_BINARY_DIR}/assets_data.s)
