# Writes OUTPUT, a C++ source with the text of TRANSLATION in it.
# cmake -DOUTPUT=… -DTRANSLATION=en.ts -P embed_translation.cmake
file(READ ${TRANSLATION} bytes HEX)
string(REPEAT "." 64 line)
string(REGEX REPLACE "(${line})" "\\1\n" literal "${bytes}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" literal "${literal}")
string(REPLACE "\n" "\"\n\"" literal "${literal}")
string(LENGTH "${bytes}" digits)
math(EXPR size "${digits} / 2")
file(WRITE ${OUTPUT} "#include \"supervisor/src/counter_translation.h\"\n\nnamespace luot::supervisor {\n\nstd::string_view counterTranslation()\n{\n    return {\"${literal}\", ${size}};\n}\n\n}\n")
