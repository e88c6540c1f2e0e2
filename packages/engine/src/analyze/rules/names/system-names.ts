/** Numbers of operating systems, and what they are called. Sources: Linux' `errno.h`, Windows' list of socket errors (Winsock). */

/** `[Errno 111]` of Python, `(os error 111)` of Rust, `SocketException (111)` of .NET on Linux. */
const LINUX: Readonly<Record<string, string>> = {
  1: 'EPERM',
  12: 'ENOMEM',
  13: 'EACCES',
  17: 'EEXIST',
  23: 'ENFILE',
  24: 'EMFILE',
  26: 'ETXTBSY',
  27: 'EFBIG',
  28: 'ENOSPC',
  30: 'EROFS',
  32: 'EPIPE',
  62: 'ETIME',
  90: 'EMSGSIZE',
  98: 'EADDRINUSE',
  99: 'EADDRNOTAVAIL',
  100: 'ENETDOWN',
  101: 'ENETUNREACH',
  103: 'ECONNABORTED',
  104: 'ECONNRESET',
  105: 'ENOBUFS',
  107: 'ENOTCONN',
  110: 'ETIMEDOUT',
  111: 'ECONNREFUSED',
  112: 'EHOSTDOWN',
  113: 'EHOSTUNREACH',
  122: 'EDQUOT',
};

/** `[WinError 10061]` of Python, `SocketException (10061)` of .NET, `(os error 10061)` of Rust. */
const WINDOWS: Readonly<Record<string, string>> = {
  10013: 'EACCES',
  10024: 'EMFILE',
  10048: 'EADDRINUSE',
  10049: 'EADDRNOTAVAIL',
  10050: 'ENETDOWN',
  10051: 'ENETUNREACH',
  10053: 'ECONNABORTED',
  10054: 'ECONNRESET',
  10055: 'ENOBUFS',
  10057: 'ENOTCONN',
  10060: 'ETIMEDOUT',
  10061: 'ECONNREFUSED',
  10064: 'EHOSTDOWN',
  10065: 'EHOSTUNREACH',
  11001: 'ENOTFOUND',
  11002: 'EAI_AGAIN',
  11003: 'EAI_FAIL',
  11004: 'ENODATA',
};

/** `ECONNREFUSED` for 111 and 10061; the number itself where no table holds it. */
export const systemName = (number: string): string => WINDOWS[number] ?? LINUX[number] ?? `errno-${number}`;
