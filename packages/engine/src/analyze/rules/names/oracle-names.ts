/**
 * Numbers of Oracle: those of the server, and those that its drivers give to what never reached it.
 * Sources: Oracle Database Error Messages (`ORA-`, and the same of Oracle Net), the lists of errors of node-oracledb and
 * python-oracledb (`NJS-`, `DPY-`, and `DPI-` of the library below them).
 */
import type { NamesByFault } from './table.js';

export const ORACLE: NamesByFault = {
  'certificate-invalid': 'ORA-29024',
  'code-defect':
    'ORA-00900 ORA-00904 ORA-00907 ORA-00911 ORA-00917 ORA-00918 ORA-00923 ORA-00933 ORA-00936 ORA-00979 ORA-01008 ORA-01036 ORA-01745 ORA-04091 ORA-06502 ORA-06550',
  conflict: 'ORA-00001 ORA-00054 ORA-00060 ORA-00955 ORA-02049 ORA-08177 ORA-30006',
  'connection-exhausted': 'ORA-00018 ORA-00020 ORA-02391 ORA-12516 ORA-12518 ORA-12519 ORA-12520 ORA-24418 ORA-24496',
  'connection-failed':
    'ORA-00028 ORA-01012 ORA-02396 ORA-03113 ORA-03114 ORA-03135 ORA-12537 ORA-12543 ORA-12547 ORA-12570 ORA-12571 ORA-12592 ORA-17002 ORA-17008 ORA-17410 ORA-25408 ORA-28860 ORA-28862',
  'credential-expired': 'ORA-01005 ORA-01017 ORA-12638 ORA-28000 ORA-28001',
  'dependency-error': 'ORA-00600 ORA-01578 ORA-07445',
  'dependency-slow': 'ORA-03136 ORA-12170 ORA-12535 ORA-12608 ORA-12609',
  'dependency-unavailable': 'ORA-01033 ORA-01034 ORA-01089 ORA-01090 ORA-12526 ORA-12528 ORA-12541 ORA-27101',
  'dns-failure': 'ORA-12545',
  'missing-configuration': 'ORA-12154 ORA-12162 ORA-12533 ORA-28040 ORA-28759',
  'missing-resource': 'ORA-00942 ORA-00959 ORA-02289 ORA-04043 ORA-12505 ORA-12514',
  'permission-denied': 'ORA-00990 ORA-01031 ORA-01045 ORA-01950',
  'resource-saturated':
    'ORA-00257 ORA-01536 ORA-01652 ORA-01653 ORA-01654 ORA-01688 ORA-01691 ORA-04030 ORA-04031 ORA-19809 ORA-30036',
  'slow-query': 'ORA-00040 ORA-01013 ORA-01555',
  'validation-failed':
    'ORA-01400 ORA-01407 ORA-01438 ORA-01476 ORA-01722 ORA-01830 ORA-01840 ORA-01843 ORA-01847 ORA-01858 ORA-01861 ORA-02290 ORA-02291 ORA-02292 ORA-12899',
};

export const ORACLE_DRIVERS: NamesByFault = {
  'certificate-invalid': 'NJS-505 NJS-506 NJS-507 NJS-508 DPY-6002 DPY-6006',
  'code-defect': 'NJS-055 NJS-097 NJS-098 NJS-137 DPY-4008 DPY-4009 DPY-4010',
  'connection-exhausted': 'NJS-040 NJS-076 DPY-4005',
  'connection-failed': 'NJS-003 NJS-500 NJS-501 NJS-504 NJS-521 DPI-1010 DPI-1080 DPY-1001 DPY-4011 DPY-4033 DPY-6004',
  'credential-expired': 'NJS-084 NJS-087',
  'dependency-slow': 'NJS-123 NJS-510 DPI-1067 DPY-4024',
  'dependency-unavailable': 'NJS-503 NJS-511 DPY-6000 DPY-6005',
  'missing-configuration':
    'NJS-101 NJS-125 NJS-512 NJS-514 NJS-515 NJS-516 NJS-517 NJS-520 DPY-4000 DPY-4001 DPY-4017 DPY-4018 DPY-4026 DPY-4027',
  // The mode without Oracle's own client library does not know so old a server, or so old a kind of password.
  'missing-dependency': 'NJS-045 NJS-067 NJS-069 NJS-116 NJS-138 DPI-1047 DPI-1072 DPY-3010 DPY-3015',
  'missing-resource': 'NJS-518 NJS-519 DPY-6001 DPY-6003',
};
