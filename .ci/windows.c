#ifdef CHANCE

/* bcryptprimitives.dll, which Wine 8 lacks: whatever is written in Rust takes its chance from there. */
#include <windows.h>

#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(BYTE *data, SIZE_T length) { return RtlGenRandom(data, length); }

#else

/* python.exe: the interpreter is in python311.dll. */
#include <wchar.h>

__declspec(dllimport) int Py_Main(int argc, wchar_t **argv);

int wmain(int argc, wchar_t **argv) { return Py_Main(argc, argv); }

#endif
