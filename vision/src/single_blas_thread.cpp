#include "vision/src/single_blas_thread.h"

#include <dlfcn.h>

namespace luot::vision {

void useSingleBlasThread()
{
    // The environment is read when the library is loaded, long before main(); and which BLAS is there is the
    // machine's choice, so its own function is looked up instead of linked.
    using SetThreads = void (*)(int);
    if (void* symbol = dlsym(RTLD_DEFAULT, "openblas_set_num_threads"))
        reinterpret_cast<SetThreads>(symbol)(1);
}

}
