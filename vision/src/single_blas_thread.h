#pragma once

namespace luot::vision {

/// Keeps OpenBLAS from starting threads of its own, as OPENBLAS_NUM_THREADS=1 would; does nothing with
/// another BLAS.
void useSingleBlasThread();

}
