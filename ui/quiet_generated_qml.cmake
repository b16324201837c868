# C++ that Qt generates from QML does not compile cleanly with the house's warnings.
# Call after qt_add_qml_module, in the same folder.
function(luot_quiet_generated_qml target)
    get_target_property(sources ${target} SOURCES)
    foreach(source ${sources})
        if(source MATCHES "/\\.rcc/qmlcache/.*\\.cpp$")
            set_source_files_properties(${source} PROPERTIES COMPILE_OPTIONS -w)
        endif()
    endforeach()
endfunction()
