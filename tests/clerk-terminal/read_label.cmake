# Fails unless what a reader of print sees on PICTURE has LABEL in it.
if(NOT TESSERACT)
    message(FATAL_ERROR "tesseract is not installed; install the package tesseract-ocr.")
endif()
execute_process(
    COMMAND ${CMAKE_COMMAND} -E env OMP_THREAD_LIMIT=1 ${TESSERACT} ${PICTURE} - --psm 11
    OUTPUT_VARIABLE text
    ERROR_QUIET
    RESULT_VARIABLE failed
)
if(failed OR NOT text MATCHES "(^|[^A-Z0-9])${LABEL}([^A-Z0-9]|$)")
    message(FATAL_ERROR "${LABEL} cannot be read on ${PICTURE}; read was:\n${text}")
endif()
