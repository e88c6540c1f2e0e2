/** Set D: more of what functions are invoked with: sockets, workflows, devices, resolvers, mail, destinations. */
import { base64, gzipBase64, json, urlEncoded } from '../../marks.js';
import { withKit } from './kit.js';

export const triggerTemplates = withKit({
  telecomLoadBalancer: (k) => {
    const msisdn = k.one('phone', ['+4479{d8}', '+25471{d7}', '+5531{d9}']);
    return {
      requestContext: {
        elb: {
          targetGroupArn: `arn:aws:«elasticloadbalancing»:sa-east-1:${k.account()}:targetgroup/sim-swap/${k.like('resource', '{h16}')}`,
        },
      },
      httpMethod: '«POST»',
      path: '/«sim»/«swap»',
      queryStringParameters: { channel: '«retail»', dealer: k.like('dealer', 'DL{d5}') },
      headers: {
        cookie: `JSESSIONID=${k.like('cookie', '{H32}')}; lang=en`,
        'x-forwarded-for': k.ip6(),
        'x-forwarded-proto': '«https»',
      },
      body: `«msisdn»=${urlEncoded(msisdn)}&«iccid»=${k.like('sim', '8944{d15}')}&«imsi»=${k.like('sim', '234{d12}')}&«imei»=${k.v('imei')}&«name»=${urlEncoded(k.p.full)}&«puk»=${k.like('password', '{d8}')}`,
      isBase64Encoded: false,
    };
  },

  gameSocketMessage: (k) => ({
    requestContext: {
      routeKey: '«sendChat»',
      messageId: k.like('request_id', '{a15}='),
      eventType: '«MESSAGE»',
      connectionId: k.like('session_id', '{a15}='),
      identity: { sourceIp: k.ip4(), userAgent: '«UnityPlayer»/«2022.3.21f1»' },
      apiId: k.like('api_id', '{x10}'),
      connectedAt: k.count(1_700_000_000, 1_740_000_000),
    },
    body: json({
      action: '«sendChat»',
      room: `«guild»:${k.like('guild', '{n1}{d4}')}`,
      from: {
        playerId: k.one('user_id', ['p_{x12}', '{d10}', '{U26}']),
        gamertag: k.one('nickname', ['xX_{l6}_Xx', 'Lord{l5}{d2}', 'n00b_{l4}']),
      },
      text: `«add» «me» «on» «discord» ${k.like('nickname', '{l6}_{l4}#{d4}')} «or» «mail» ${k.p.email}`,
      level: k.fact(k.count(1, 80)),
    }),
  }),

  cityWorkflowTask: (k) => ({
    Execution: {
      Id: `arn:aws:«states»:eu-central-1:${k.account()}:execution:permit-approval:${k.uuid()}`,
      RoleArn: `arn:aws:«iam»::${k.account()}:role/permit-workflow`,
      StartTime: k.time(),
    },
    State: { Name: '«NotifyApplicant»', RetryCount: k.fact(k.count(0, 3)) },
    Input: {
      caseNumber: k.one('case', ['{d4}-BG-{d5}', 'AZ {d2}/{d4}', '63.{d2}-{d6}']),
      applicant: { name: k.p.full, personalId: k.p.id, address: `${k.p.street}, ${k.p.postal} ${k.p.city}` },
      officer: k.q.listed,
      parcel: k.one('parcel', ['{d4}/{d2}', 'Flur {d1} Flurst. {d3}/{d1}']),
    },
    Error: '«States.TaskFailed»',
    Cause: json({
      errorType: '«MailboxFullError»',
      errorMessage: `«could» «not» «deliver» «to» ${k.p.email}`,
      trace: ['«MailboxFullError»: delivery failed', '    at «deliver» (/var/task/«notify.js»:«88»:«11»)'],
    }),
  }),

  fleetDeviceRule: (k) => {
    const thing = k.one('device_id', ['trk-{h8}', 'ESP32-{H12}', 'gw{d6}']);
    return {
      topic: `«fleet»/${thing}/«telemetry»`,
      clientid: thing,
      principal: k.like('fingerprint', '{h64}'),
      vin: k.v('vin'),
      wifi: { bssid: k.v('mac'), ssid: k.one('network_name', ['WLAN-{X6}', '{l7}_{d3}']) },
      lan: k.ip4(),
      gps: { lat: k.n('latitude'), lon: k.n('longitude'), hdop: 0.9 },
      driverCard: k.like('driver_license', 'DK{d14}'),
      battery: { volts: 12.4, state: k.word('charging', 'discharging', 'full') },
      firmware: '«4.2.1-rc3»',
      errors: [{ code: '«E_CAN_TIMEOUT»', count: k.fact(k.count(1, 60)) }],
    };
  },

  deliveryResolver: (k) => ({
    info: { fieldName: '«placeOrder»', parentTypeName: '«Mutation»', selectionSetList: ['«id»', '«status»', '«eta»'] },
    arguments: {
      input: {
        restaurantId: k.one('merchant', ['rst_{a10}', '{d6}']),
        items: [{ sku: '«PIZZA_MARGHERITA»', quantity: k.fact(k.count(1, 4)) }],
        dropoff: {
          name: k.p.full,
          line1: k.p.street,
          postcode: k.p.postal,
          doorCode: k.one('password', ['{d4}', '{u1}{d4}', '#{d4}']),
        },
        note: `«leave» «it» «with» «the» «neighbor» ${k.q.family}, «ring» ${k.p.phone}`,
      },
    },
    identity: {
      sub: k.uuid('user_id'),
      issuer: `https://cognito-idp.eu-north-1.amazonaws.com/eu-north-1_${k.like('user_pool', '{a9}')}`,
      username: k.p.user,
      sourceIp: [k.ip4()],
      claims: { 'cognito:groups': ['«customers»'], email: k.p.email },
    },
    request: { headers: { 'x-api-key': k.like('api_key', 'da2-{x26}'), 'x-app-version': '«7.31.0»' } },
    prev: null,
  }),

  charityInboundMail: (k) => ({
    Records: [
      {
        eventSource: '«aws:ses»',
        eventVersion: '«1.0»',
        ses: {
          mail: {
            messageId: k.like('message_id', '{x40}'),
            source: k.p.email,
            destination: [`donations@${k.q.work}`],
            commonHeaders: {
              from: [`${k.p.full} <${k.p.email}>`],
              to: [`donations@${k.q.work}`],
              messageId: `<${k.like('message_id', '{a22}')}@${k.p.work}>`,
              subject: `«Standing» «order» «for» ${k.p.latin}, «donor» ${k.one('donor', ['D-{d6}', '{d7}'])}`,
            },
            headers: [
              {
                name: 'Received',
                value: `from ${k.like('host', `mx{d1}.${k.p.slug}.net`)} (${k.ip4()}) by inbound-smtp with «ESMTPS»`,
              },
            ],
          },
          receipt: {
            spfVerdict: { status: '«PASS»' },
            virusVerdict: { status: '«PASS»' },
            processingTimeMillis: k.fact(k.count(80, 900)),
          },
        },
      },
    ],
  }),

  saasLogSubscription: (k) => ({
    awslogs: {
      data: gzipBase64(
        json({
          messageType: 'DATA_MESSAGE',
          owner: k.account(),
          logGroup: '/aws/lambda/seat-sync',
          logEvents: [
            { message: `removed ${k.p.email} of ${k.p.company} from workspace`, timestamp: 1_718_000_000_000 },
          ],
        }),
      ),
    },
  }),

  pharmacyEncodedBody: (k) => ({
    version: '«2.0»',
    rawPath: '/«refill»/«confirm»',
    headers: {
      'content-type': '«application/x-www-form-urlencoded»',
      referer: `https://${k.p.work}/«refill»?«state»=${urlEncoded(json({ mail: k.p.email, pickup: k.p.city }))}`,
      via: `«2.0» ${k.like('host', '{h32}')}.cloudfront.net (CloudFront)`,
    },
    cookies: [`auth=${k.v('jwt')}`, `visitor=${base64(json({ name: k.p.full, born: k.p.birth }))}`],
    body: base64(`patient=${k.p.latin}&card=${k.like('insurance_id', '{u1}{d9}')}&phone=${k.p.phone}`),
    requestContext: { http: { method: '«POST»', sourceIp: k.ip6() }, requestId: k.like('request_id', '{a15}=') },
    isBase64Encoded: true,
  }),

  ticketsAsyncDestination: (k) => ({
    version: '«1.0»',
    timestamp: k.time(),
    requestContext: {
      requestId: k.uuid(),
      functionArn: `arn:aws:«lambda»:us-east-2:${k.account()}:function:issue-ticket:$LATEST`,
      condition: '«RetriesExhausted»',
      approximateInvokeCount: k.fact(3),
    },
    requestPayload: {
      orderRef: k.v('order_id'),
      buyer: { email: k.p.email, name: k.p.full },
      tickets: [{ barcode: k.like('ticket', '{d13}'), holder: k.q.full, category: '«VIP»' }],
    },
    responseContext: { statusCode: k.fact(200), executedVersion: '$LATEST', functionError: '«Unhandled»' },
    responsePayload: {
      errorType: '«SeatTakenError»',
      errorMessage: `«seat» «already» «assigned» «to» ${k.q.email} («hold» ${k.like('session_id', 'hold_{x16}')})`,
      stackTrace: ['  File "/var/task/«issue.py»", line «71», in «assign_seat»\n    raise «SeatTakenError»(holder)\n'],
    },
  }),
});
