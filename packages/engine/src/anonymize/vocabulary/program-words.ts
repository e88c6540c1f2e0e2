/**
 * Words of what programs are written with: calls and types of C libraries and kernels, of scripting languages, of protocols of
 * networks and storage, and of the frameworks of phones and desktops. From their headers and public documentation.
 */
import { wordsOf } from '../../model/words.js';

export const PROGRAM_WORDS: ReadonlySet<string> = new Set(
  wordsOf(`
  seq seqno seqnum mscorlib asn rss shmem pgtables vm subscriptable unsubscriptable unhashable iterable awaitable picklable unpicklable
  aes128 aes192 aes256 chacha20 sha224 sha384 ed25519 ed448 x25519 secp256k1 secp256r1 tlsv1 sslv3
  a2dp aarch abbrev accessors acct addressof aggregator agx alarmmanager algo algorithmically algos alignof alloca alphanumerics
  ambientlight anycast apn appleacpi applert applesmc approx appwidget argc arith asprintf atan atoi atomically atomicity attrib
  attribs attrname autoconf avc avrcp backlight backlit balancer balancers basenames bcast bcdedit bgp bidi bignum bindir
  bitfield bitfields bitlocker bitmasks bitwidth blkio blksize blockdev bootstrapping breakpoint broadcastqueue
  broadcastreceiver btoa bufsize bugreport bugreportd builtins bzero bzip bzip2 callables callee callees callsite callsites
  canonicalization canonicalize canonicalized capget capset casefold cdata cdrom ceil cflags chardev charsets checkpointed
  chroma chroots cim classifier cloexec clone3 closedir cmds cmsg codegen codepoints colormap comp comparator compr comps cond
  configfs conformant connectivitymanager consts cont containerized contentresolver conv coord coords copyable coredumps
  coroutine coroutines cplusplus cpuacct creat csum ctxt ctype ctypes customizable cwnd cygwin datalen dcom debugfs decls
  decltype decomp decorview decrement decrementing defs delim demux deque deserializers destdir destructor destructors devnull
  devs dex2oat dgram diag dicts dirent dmraid doctype dont dport dumpsys dups dword egl eigrp elem elems elts emacs emerg
  encap encodings endian endianness endif endswith enumerator equiv ethernets ethertype evaluator execv execveat exprs
  extensibility extensible extern fadvise failfast fallbacks fallocate fanotify fc fchmod fchown fcmp fcoe fdopen fflush
  filehandle fileno fixme fixup fixups fmod fmul fname fnmatch foobar formfeed fread freedesktop fsck fsize fstab fstat fstatat
  fstype ftruncate fullwidth functionalities functools futex futexes fwrite gatt gbit gbyte getc geteuid getgrent getgrgid
  getgrnam gethostbyaddr getlines getopts getpgid getppid getpriority getpwent getpwnam getpwuid getrlimit getservbyname
  getsockname getters gige gles globbing glyphs goto gpresult gpus gre gsm halfwidth hangup hardlinks hasattr hashable hasher
  hba hexdigest hfp hist hostapd hotplug hsrp hugepage hugepages hugepagesize hugetlb hwservicemanager hwui hyperv iccid iconv
  ident ideographic ieee iface ifdef ifindex ifndef ignorecase importable incidentd incl incpath incrementing indexable indexer
  indir infile infos infs inheritable initializers inlining inout inplace inst installd installedstate installer instantiate
  instantiates instantiating instrumentations interp intro invariants invocable ioacpi iogpu iohid iopci iosurface iousb iovec
  ipproto isakmp isalnum isalpha isdigit isdir isspace iter iteratively joinable kbit kbps kbyte kernelpanic kexec keyctl
  keymint kmod kobject kref l2cap lacp langinfo largefile ldflags lexically lexicographical libdir libm libname libpath libxml
  linkat linkers lmkd locs logd longjmp lookahead lossless lowercasing lseek lshift lte lun luns lvalue lvs lvscan makefiles
  manpage maxdepth maxlen mbit mbox mbyte mday mediacodec memalign memchr memcmp memlimit metacharacters mingw misc mkdirat
  mkdtemp mknod mktemp modname modulo msdos msec mstp msvcrt multibyte multimap multipath multipathd multiset munging mutator
  mutators muxer nargs natively nbits ncurses netbsd netd netdb netinet netmask netns newlines newval nexthop nfc nis nlink nntp
  nocapture nodelay noexec nofile nofollow nomatch noname noreturn normalizations notificationmanager nowait nproc nsecs
  numerics nums obex objc objs offsetof oldval ole omx oneshot onwards opcodes openat openbsd optarg optimizers orig osname ospf
  outfile overridable packageinstaller parallelization parameterize parameterized parens passphrase patchlevel pathnames pathsep
  phonewindow pixmap pkey plaintext pluggable pmtu pname portably postprocessing powerd poweroff pragma pred prefixlen prelink
  prereq prereqs printables printk prio priv prob prog progname prot protos pthreads ptrace ptrs punct punycode qsort quicksort
  qword rawdata rcvbuf rdev rdonly rdwr reachability readahead readlines readv rebase recvfrom recvmsg redir reentrancy refcnt
  refcounts regen regexps reinit remap renameat renderers repr rescan resh resv retr retrans reuseaddr reuseport rfcomm rfind
  rlimit rmtree rpath rshift rsplit rstp rtnetlink rvalue rwlock rwlocks sanitizer sanitizers scalable sched securityfs seekable
  seekdir segfaults segv semop sendmsg serializers setegid seteuid setgroups setjmp setlocale setns setpgid setpos setpriority
  setrlimit setsid sflow shader shaders sigalrm siginfo signum sigprocmask sigs sizeof smbv snapshotting sndbuf snprintf sockopt
  spinlock spinlocks splitpath splitter sqrt srand srcdir ssthresh stagefright startswith stdcall stdint stp strcat strchr
  strdup strerror stringification strncmp strncpy strtab strtok strtol subkey subkeys subname subr subst subtest succ superclass
  supersedence superset surfacecontrol symlinked symtab synch syntaxes sysconf sysname sysprep sysroot systemwide tabsize
  tarfile telephonymanager telnet termcap termios ternary testsuite thermald threadsafe thunk timedwait timegm timestamping
  timesyncd timeval tipc tmpfile tokenize tokenizer tokenizing tolower tombstoned toupper tracefs trans traversable traversal
  trunc trunked trustedinstall tunable tunables typeless uchar uintptr ulong umax uname undefs ungetc unicast unmap unspec
  urlencode usecs utmp valgrind vararg variadic varname vars verifier vfork vgs vgscan viewrootimpl virt virtualization vlans
  vndservicemanager vold volte vrrp vsock vulkan vxlan wakereason wakeup wchar wday weakref whitespaces widevine wifimanager
  wnohang workaround workarounds writeable writeonly writethrough writev wronly wwn wwpn xfer xref xterm yday ypserv zipfile
`),
);
