/** What may leave by positive evidence, each beside the nearest thing that may not. */
import { describe, expect, it } from 'vitest';
import { createAnonymizer } from './create-anonymizer.js';
import { defaultPolicy } from './policy.js';

const hide = (text: string): string => createAnonymizer(defaultPolicy).hideText(text);

describe('passes as it is', () => {
  it.each([
    'terminating block blk_-1608999687919862906',
    'attempt_1445144423722_0020_m_000003_0 done for application_1445144423722_0020',
    'state at 0x7fed806eb5d',
    'allocated 134217728 and limit 18446744073709551615',
    'wrote 48213077 bytes in 1200345 microseconds',
    'heap size 73400321',
    'mStepsRecordManager and RMContainerAllocator',
    'clientsessionid of the nodemanager',
    'at org.springframework.web.client.HttpServerErrorException',
    'index of os.environ["HOME"]',
    'Certificate Authority',
    'revalidated and decrypt',
    'networkd and auditd on node228, cpu12 and worker17',
    'update KB2928120 of version 10.0.19041.388',
    'iar 00106570 dear 0245a85c',
    'eax: 00000000 lr:00004ed0',
    'stopped QuorumListener@4a2b1c9',
    'ActivityRecord{3b04890 in use}',
    'NODEVssh on apic with dentry and inodes',
    'user: not found, owner: invalid and user= host=order',
    'user input of the user pool; customer = null',
    'username is missing and the last 100 rows ending with 5 errors',
    'for user input, by user request and for user data from the cache',
    'instruction address: 0x00004ed8',
    'aws_secret_access_key is missing',
    'payment 2 of 5, case 2023, device 4096 MB and client 10',
    'GET /api/v2/orders and /proc/48213/status and /reports/2023/04 on /tcp/8080',
    'built /build/48213 at std::vector:12',
    'System.Data, Culture=neutral, PublicKeyToken=b77a5c561934e089',
    'range 0+7292 of storage442 with lock=233570404 and seq 48213077',
    'E11000 duplicate key, SQLSTATE 0A000, 5XX, TS2322, ORA-00942 and AADSTS50034',
    'Error Number: 18456 and line number 4213 of projects/search/x',
    'since 2 March 2024',
    'deprecated orders@3.0.2; cipher ECDHE-RSA-AES128-GCM-SHA256',
    'Function{name=orders} with name: orders and task_id=summer',
    'taskId=4 shardId=17 threadId: 4821 and buildId=48213',
    'total-vm:1234567kB, anon-rss:512345kB, orders@sha256:',
    'fstat: EBADF, instantiated superclass of uint64_t',
    'GET /users/search and POST /users/resetPassword/confirm for /customers/{id}/orders',
    'PATCH /tenants/:id and /accounts/me/settings',
    'login: session started and cookie: secure',
    'CreateFunction20150331 and UpdateFunctionConfiguration20150331v2',
    'my sister said that our partner Lambda called',
    'source aws.health of the region',
    'Dr. and Mr. are titles; living in memory, moved to Production',
    'two errors, seven retries, Table of orders',
    '%ASA-4-113019: session ended; AH01630: client denied by server',
    'https://www.google-analytics.com/collect and https://app.terraform.io/api/v2/ping',
    'PUT https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions and /latest/2013-10-17/meta_data.json',
    '1146800 floating point alignment exceptions',
    'header 00000002 at 0000000007eae000',
    'c.s.o.OrderController failed',
    'user=cyrus and user: postfix',
    '"GET /orders HTTP/1.1" 500 1532 and 0.250 0.000 502 502 34 366 "GET /orders HTTP/1.1"',
    'ListObjectsV2 in zh-Hans-CN at FRA56-C1',
    'Invalid password for user',
    'the Head office and the Lambda office; /docs/users/list and origin/release/2',
    'api-version=2021-04-01 and "Version": "2012-10-17"',
    'release 12.02.3 and /10/11/2012/3',
    'arn:aws:iam::aws:policy/AdministratorAccess',
    'Microsoft.KeyVault/vaults/secrets/read',
    'type.googleapis.com/google.cloud.audit.AuditLog',
    'uses actions/checkout@v4',
    'is_active = True',
    'password: <your-password> and API_KEY=YOUR_API_KEY',
  ])('%s', (text) => {
    expect(hide(text)).toBe(text);
  });
});

describe('does not pass', () => {
  it.each([
    ['on 2013-10-17 at noon', '2013'],
    ['call 1146800 now', '1146800'],
    ['at 0000000000000000', '0000'],
    ['c.s.zorgblatt.OrderController', 'zorgblatt'],
    ['arn:aws:iam::123456789012:policy/orders', 'orders'],
    ['/providers/Microsoft.KeyVault/vaults/zorgblatt/read', 'zorgblatt'],
    ['zorgblatt@v4.io', 'zorgblatt'],
    ['https://example.org/reset?code=482130', '482130'],
    ['a 41 year old order', '41'],
    ['block 1608999687919862906', '1608999687919862906'],
    ['customer 1445144423722', '1445144423722'],
    ['wallet 0x52908400098527886E0F7030069857D2E4169EE7', '5290840009852788'],
    ['call 73400321', '73400321'],
    ['zorgblattd', 'zorgblatt'],
    ['level=warn user=summer took=3ms', 'summer'],
    ['userName="order table"', 'order table'],
    ["{'owner': 'summer'}", 'summer'],
    ['Author: rose park\nDate: now', 'park'],
    ['opened for user summer by (uid=0)', 'summer'],
    ['Accepted password for summer from 10.1.2.3', 'summer'],
    ['user summer logged in', 'summer'],
    ['the username summer was used', 'summer'],
    ['the last four digits of the card are 7854', '7854'],
    ['requested_by=summer', 'summer'],
    ['GET /users/7/orders', '/7/'],
    ['ssh summer@10.0.0.1', 'summer'],
    ["Customer{total=3, name='summer'}", 'summer'],
    ['User(name=summer, email=null)', 'summer'],
    ['#<User status: 1, name: "summer">', 'summer'],
    ['tenant_id=summer', 'summer'],
    ['tenant summer not found', 'summer'],
    ["in tenant 'summer'", 'summer'],
    ['could not find customer "summer park"', 'park'],
    ['Key (slug, town)=(summer, order) already exists', 'summer'],
    ["Duplicate entry 'summer-park' for key 'users.slug'", 'park'],
    ['organization: summer', 'summer'],
    ['failed for customerId=84213', '84213'],
    ['shopOrderId: 5512, page 2', '5512'],
    ['GET /cb?userid=5512&page=2', '5512'],
    ['order_id => 5512', '5512'],
    ['https://linkedin.com/in/summer-park-48213', 'park'],
    ['bind uid=order,ou=summer,dc=park,dc=test', 'park'],
    ['plate AB12 CDE', 'AB12'],
    ['fax (030) 123 45-67', '123'],
    ['Pwd={summer;order};', 'order'],
    ['cvv 123.', '123'],
    ['args {"tenant"=>"summer"}', 'summer'],
    ['born 2 March 1985', 'March'],
    ['born March 2nd, 1985', '2nd'],
    ['born 02.03.1985', '02.03'],
    ['at 2024-05-12 09:00:00+00', '+00'],
    ["Couldn't find Customer with 'id'=84213", '84213'],
    ['on projects/summer-order-42/topics/orders', 'summer'],
    ['/resourceGroups/summer/providers', 'summer'],
    ['GET /orders/Jonathan%20Reyes/items', 'Reyes'],
    ['GET /users/summer/orders', 'summer'],
    ['GET /customers/mark-order/orders', 'mark'],
    ['at https://api.stripe.com/orgs/blue-sky?x=1', 'blue'],
    ['PUT /api/v1/teams/summer%20park', 'park'],
    ['GET /widgets/84512', '84512'],
    ['GET /customers/2023', '2023'],
    ['zorgblatt228 and summer228', 'summer228'],
    ['update OB2928120', '2928120'],
    ['at 10.0.190.38', '190.38'],
    ['seen C48213 and ZORG50034', 'C48213'],
    ['seen ZORG50034', '50034'],
    ['Version=4.0.0.0 Culture', '4.0.0.0'],
    ['call +49+1512345678', '1512345678'],
    ['key b77a5c561934e088', 'b77a5c561934e088'],
    ['at 310.0.190.38', '190.38'],
    ['at 10.0.190.388', '190.388'],
    ['call 00106570', '00106570'],
    ['ip 12345678', '12345678'],
    ['mail summer@4a2b1c9', '4a2b1c9'],
    ['Summer{3b04890}', '3b04890'],
    ['seen FF:F2:9F:16:BF:6C:00:0D:60:E9:40:93', 'FF:F2'],
    ['order size of the account 482130771234', '482130771234'],
    ['AliRecordManager', 'Ali'],
    ['mZorgblattManager', 'Zorgblatt'],
    ['zorgblattcache', 'zorgblatt'],
    ['at com.zorgblatt.web.Client', 'zorgblatt'],
    ['Zorgblatt Authority', 'Zorgblatt'],
    ['rezorgblatted', 'zorgblatt'],
    ['fpr 0xfeedbeef and feedbeef', 'feedbeef'],
    ['mongodb://orders:a#b@db-3.zorgblatt.io/x', 'db-3'],
    ['mongodb://summer:a#b@db/x', 'summer'],
    ['login: summer connected', 'summer'],
    ['login kiosk / orders', 'kiosk'],
    ['CreateZorgblatt20150331', 'Zorgblatt'],
    ['CreateFunction19850331', '1985'],
    ['my daughter Orange called', 'Orange'],
    ['Plate AB12 CDE', 'CDE'],
    ['staff no 20481 resigned', '20481'],
    ['sort code 309634', '309634'],
    ['my wife Zorgblatt and son Orange called', 'Orange'],
    ['Ms. Price asked', 'Price'],
    ['my son Jasper called', 'Jasper'],
    ['I live on Orange Grove', 'Orange'],
    ['of Orange Grove, Louisiana', 'Grove'],
    ['the NI number is QQ 12 34 56 C', '34 56'],
    ['at D02 X285', 'X285'],
    ['vehicle reg LD19 KXM', 'KXM'],
    ['my birthday is 14 March', 'March'],
    ['call 98450 12345 today', '12345'],
  ])('%s', (text, secret) => {
    expect(hide(text)).not.toContain(secret);
  });

  it('takes no number for a bank account of a country that has none', () => {
    expect(hide('GB82 WEST 1234 5698 7654 32 and more')).toBe('<BANK_1> and more');
    expect(hide('to ZZ1812345678901234')).toBe('to ZZ<ID_1>');
  });

  it('keeps the known labels of other code beside the hidden one', () => {
    expect(hide('at Zorgblatt.Orders.PricingService.GetPrice')).toBe('at <ID_1>.Orders.PricingService.GetPrice');
    expect(hide('for Zorgblatt.Rose.Kowalski')).toBe('for <ID_1>');
  });

  it('keeps the segments of a path beside one that is escaped', () => {
    expect(hide('GET /orders/Jonathan%20Reyes/items')).toBe('GET /orders/<ID_1>/items');
  });

  it('takes the version of an assembly for no address', () => {
    expect(hide('mscorlib, Version=4.0.0.0, Culture=neutral')).toBe('mscorlib, Version=<ID_1>, Culture=neutral');
  });

  it('keeps the known labels of a package beside the hidden one', () => {
    expect(hide('at com.zorgblatt.orders.web.OrderClient')).toBe('at com.<ID_1>.orders.web.OrderClient');
  });

  it('leaves nothing behind that the guard refuses', () => {
    const anonymizer = createAnonymizer(defaultPolicy);
    const hidden = anonymizer.hideText('fpr29=0xffffffff ffffffff in com.zorgblatt.a.PDOException at 0x7fed806eb5d');
    expect(() => anonymizer.seal(hidden)).not.toThrow();
  });
});

describe('a name beside a value', () => {
  it.each([
    [{ name: 'DB_PASSWORD', value: 'summer' }, 'summer'],
    [{ key: 'enduser.id', value: { stringValue: 'summer' } }, 'summer'],
    [{ headers: [{ name: 'Authorization', value: 'summer' }] }, 'summer'],
  ])('says what %j holds', (tree, secret) => {
    expect(JSON.stringify(createAnonymizer(defaultPolicy).hide(tree))).not.toContain(secret);
  });

  it('leaves the value of a plain name', () => {
    const tree = { name: 'FunctionName', value: 'checkout-handler' };
    expect(createAnonymizer(defaultPolicy).hide(tree)).toEqual(tree);
  });
});

describe('what became of something', () => {
  it('is nobody below a key about a caller', () => {
    const tree = { userIdentity: { invokedBy: 'lambda.amazonaws.com', mfaAuthenticated: 'false' } };
    expect(createAnonymizer(defaultPolicy).hide(tree)).toEqual(tree);
  });

  it('is no name under a key that may hold one', () => {
    const tree = { ConsoleLogin: 'Failure', authorizerError: 'Unauthorized', terminatingRuleId: 'RateLimit' };
    expect(createAnonymizer(defaultPolicy).hide(tree)).toEqual(tree);
  });

  it('hides who is meant beside it', () => {
    const tree = { userIdentity: 'summer', thingName: 'park-48213' };
    expect(createAnonymizer(defaultPolicy).hide(tree)).toEqual({ thingName: '<ID_1>', userIdentity: '<NAME_1>' });
  });
});
