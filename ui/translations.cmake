# The program's texts in other languages than that of its code (Vietnamese): i18n/<program>_<language>.ts beside the
# CMakeLists.txt that calls this, built into `target` as :/i18n/<program>_<language>.qm.
# `cmake --build build/dev --target <target>_lupdate` brings the .ts file up to date with the code.
# Usage: luot_translations(luot_display_board luot-display-board [TARGETS others of the same folder]
# [MARKED name])  MARKED: a function that returns the text it is given, for texts that are translated elsewhere.
function(luot_translations target program)
    cmake_parse_arguments(arg "" "MARKED" "TARGETS" ${ARGN})
    set(texts)
    foreach(one ${target} ${arg_TARGETS})
        get_target_property(sources ${one} SOURCES)
        get_target_property(pages ${one} QT_QML_MODULE_QML_FILES)
        foreach(source ${sources} ${pages})
            get_filename_component(path "${source}" ABSOLUTE)
            string(FIND ${path} ${CMAKE_CURRENT_SOURCE_DIR}/ place)
            if(place EQUAL 0 AND path MATCHES "\\.(cpp|h|qml)$")
                list(APPEND texts ${path})
            endif()
        endforeach()
    endforeach()
    list(REMOVE_DUPLICATES texts)
    list(SORT texts)
    list(JOIN texts "\n" lines)
    set(list ${CMAKE_CURRENT_BINARY_DIR}/${program}.lst)
    file(WRITE ${list} "${lines}\n")

    set(catalogue ${CMAKE_CURRENT_SOURCE_DIR}/i18n/${program}_en.ts)
    # Without line numbers: a text that moves within its file is no change. The headers tell a class's whole name,
    # by which its texts are looked up.
    set(options -I ${PROJECT_SOURCE_DIR} -locations none -no-obsolete -no-ui-lines -source-language vi_VN -target-language en)
    if(arg_MARKED)
        list(APPEND options -tr-function-alias tr+=${arg_MARKED})
    endif()
    set_target_properties(${target} PROPERTIES
        LUOT_LUPDATE "$<TARGET_FILE:Qt6::lupdate>;${options};@${list}"
        LUOT_CATALOGUE ${catalogue}
    )
    add_custom_target(${target}_lupdate COMMAND Qt6::lupdate ${options} @${list} -ts ${catalogue} VERBATIM)

    qt_add_lrelease(${target} TS_FILES ${catalogue} QM_FILES_OUTPUT_VARIABLE compiled)
    qt_add_resources(${target} ${target}_i18n PREFIX /i18n BASE ${CMAKE_CURRENT_BINARY_DIR} FILES ${compiled})
endfunction()

# Fails when the code has texts that the catalogue has not, or the other way round, or one without a translation.
# Usage, in tests/: luot_test_translations(luot_display_board LABEL display-board)
function(luot_test_translations target)
    cmake_parse_arguments(arg "" "LABEL" "" ${ARGN})
    add_test(NAME ${target}_is_translated COMMAND ${CMAKE_COMMAND}
        -D "LUPDATE=$<TARGET_GENEX_EVAL:${target},$<TARGET_PROPERTY:${target},LUOT_LUPDATE>>"
        -D CATALOGUE=$<TARGET_PROPERTY:${target},LUOT_CATALOGUE>
        -D COPY=${CMAKE_CURRENT_BINARY_DIR}/${target}.ts
        -P ${PROJECT_SOURCE_DIR}/tests/ui/is_translated.cmake
    )
    set_tests_properties(${target}_is_translated PROPERTIES LABELS ${arg_LABEL})
endfunction()
