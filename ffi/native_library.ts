import { KvmError } from "../src/base/errors.ts";

/**
 * Binds a shared library at its first use, so that a machine that lacks it loses one capability and
 * not the whole program.
 *
 * @param soname Name with its ABI version, e.g. `libX11.so.6`.
 * @param debianPackage What to install where it is missing.
 * @returns A function that gives the symbols; it throws {@linkcode KvmError} `unavailable` when the
 * library, or one of the symbols, is not there.
 */
export function nativeLibrary<const S extends Deno.ForeignLibraryInterface>(
  soname: string,
  debianPackage: string,
  symbols: S,
): () => Deno.StaticForeignLibraryInterface<S> {
  let loaded: Deno.StaticForeignLibraryInterface<S> | undefined;
  return () => loaded ??= load(soname, debianPackage, symbols);
}

function load<const S extends Deno.ForeignLibraryInterface>(
  soname: string,
  debianPackage: string,
  symbols: S,
): Deno.StaticForeignLibraryInterface<S> {
  try {
    return Deno.dlopen(soname, symbols).symbols;
  } catch (cause) {
    throw new KvmError(
      "unavailable",
      `${soname} cannot be loaded: install the Debian package ${debianPackage}`,
      { cause },
    );
  }
}
