/**
 * Words of operating systems and what runs below a program: tables and buses of a machine, subsystems and daemons of
 * kernels, libraries of three families of systems; and short names of fields, measures and currencies. From their public documentation and manual pages.
 */
import { wordsOf } from '../../model/words.js';

export const SYSTEM_WORDS: ReadonlySet<string> = new Set(
  wordsOf(`
  apic dsdt ssdt fadt madt mcfg hpet srat facp xsdt rsdt dmi smbios gsi irqs swiotlb dmar pciehp mmconfig vga vgaarb simd tsc
  lsm apparmor bogomips lowmem highmem initramfs vmlinux bzimage dracut udev dbus avahi cups usbcore usbfs ehci ohci uhci xhci
  hcd ata atapi libata ahci piix hdc sdc sdd nvme dm dentry dquot inodes jbd jbd2 cifs smb devpts squashfs overlayfs kswapd
  kthreadd ksoftirqd kworker kjournald kblockd pdflush khugepaged rcu hardirq irqstacks slub kmalloc munmap mlock brk chdir
  kqueue eventfd timerfd signalfd sigaction sigchld sigusr1 sigusr2 sigbus sigfpe hup bios efi cmos rtc edac pcmcia cardbus
  isapnp pnp agp agpgart drm vesafb pts serio i8042 atkbd psmouse intellimouse mousedev evdev lifo ip6tables nftables conntrack
  igmp ndp sctp mss wpa lhost egid pgid uucp nodev nodevssh celsius fahrenheit coppermine pentium xeon athlon opteron amd i386
  i486 i586 i686 ppc ppc64 powerpc mips risc aarch64 armv7 armv8 numa hyperthreading serdes eeprom nvram icache dcache lapack
  blas mpich rdma ipmi bmc idrac drac kvm libvirt virtio vbd vif vifs phys nbd qcow qcow2 vnc ceph rbd fat32 wow64 msiexec winrm
  csrss winlogon gpo gpupdate activex regsvr32 slapd nmbd winbindd dhcpcd chronyd polkitd logind localed idmapd gssd
  distnoted notifyd cfprefsd opendirectoryd diskarbitrationd syspolicyd nscoder nsurl nsurlsession nserror nsurlerrordomain
  cfnetwork corefoundation appkit uikit facetime imessage icloud itunes dyld plist ashmem looper vsync jank aidl znode znodes
  eax ebx ecx edx esi edi ebp esp eip rax rbx rcx rdx rsi rdi rbp rsp rip eflags rflags iar dsisr srr0 srr1 xer ctr msr cpsr
  prefs pref cc bcc mrn uom btn evts curr svcs mgr vers tz gbps acu wcu rcus wcus acm totp abac sqli ddos gql fluentbit loki
  cooldown circuitbreaker bluegreen livez readyz mttr mtbf apdex chargeback chargebacks kyc aml sepa ach jpy aud chf sek nok dkk
  pln czk huf inr cny brl mxn zar amex unionpay
  cnxn namenode secondarynamenode rackresolver krb ntlm dtls vsftpd proftpd autofs
`),
);

/** What a machine or a cluster has many of: with a number behind it, as in `node228`, it names a part and nobody. */
export const NUMBERED_PARTS: ReadonlySet<string> = new Set(
  wordsOf(`
  node nodes host server worker web app api db database cache queue shard partition replica thread cpu core disk drive rack slot
  port lane link bus bank dimm fan sensor gpu nic eth vlan pool zone cell pod broker executor stage step task job phase part chunk
  batch block page row line level tier layer channel stream segment build release revision iteration round epoch frame buffer
  register vector cluster controller proc process processor socket interface bond veth loop partitions replicas storage switch
  router blade chassis fabric module board bay volume volumes gige fiber
`),
);

/** What a number behind it identifies: `order-48213` is one of many, `core.2275` is not. */
export const NUMBERED: ReadonlySet<string> = new Set(
  wordsOf(`
  user users order orders customer customers account accounts invoice member patient employee session ticket tenant policy
  case claim booking contract device client card payment ref id no number person subscriber transaction txn trip vehicle
  student upload uploads item document doc file report lead deal emp cust acct usr ord inv
  subscriber reservation shipment parcel refund merchant vendor supplier cardholder beneficiary loan visit appointment prescription
  encounter household donor applicant candidate guest passenger caller profile owner buyer seller payee payer cart checkout
  guild clan player pupil loyalty insurance
`),
);
