/** Errors with their stacks as the runtimes of many languages print them. */
import { json } from '../../../marks.js';
import { facts, say, useful, withKit } from '../kit.js';

export const stackTemplates = withKit({
  'node-stack': (k) =>
    `${say`TypeError: Cannot read properties of undefined (reading 'iban') for customer ${k.like('customer_id', 'cust_{x12}')}`}\n${useful('    at PayoutService.resolve (/srv/app/dist/payouts/payout.service.js:84:31)\n    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)\n    at async Server.handle (/srv/app/node_modules/fastify/lib/handleRequest.js:130:7)')}`,
  'node-axios': (k) => ({
    name: facts('AxiosError'),
    code: facts('ERR_BAD_REQUEST'),
    message: facts('Request failed with status code 422'),
    config: {
      method: facts('post'),
      url: facts('https://api.hubapi.com/crm/v3/objects/contacts'),
      headers: { Authorization: `«Bearer» ${k.like('bearer', 'pat-eu1-{h8}-{h4}-{h4}-{h4}-{h12}')}` },
      data: json({ properties: { firstname: k.p.first, lastname: k.p.last, email: k.p.email, phone: k.p.phone } }),
      timeout: k.fact(10000),
    },
    status: k.fact(422),
  }),
  'python-traceback': (k) =>
    `Traceback (most recent call last):\n  File "/home/${k.p.home}/«venv»/«lib»/«python3.12»/«site-packages»/«stripe»/«_api_requestor.py»", «line» «412», «in» «handle_error_response»\n${useful('    raise self.handle_api_error(rbody, rcode, resp, rheaders)')}\n${say`stripe.error.InvalidRequestError: Request ${k.like('request_id', 'req_{a14}')}: No such customer: '${k.like('customer_id', 'cus_{a14}')}'`}`,
  'python-keyerror': (k) =>
    `${useful('Traceback (most recent call last):\n  File "/var/task/handler.py", line 57, in lambda_handler\n    address = directory[email]')}\n«KeyError»: '${k.p.email}'`,
  'java-cause': (k) =>
    `${useful('org.springframework.dao.DataIntegrityViolationException: could not execute statement')}\n${useful('\tat org.springframework.orm.jpa.vendor.HibernateJpaDialect.convertHibernateAccessException(HibernateJpaDialect.java:276)')}\n${say`Caused by: org.postgresql.util.PSQLException: ERROR: duplicate key value violates unique constraint "uk_phone"\n  Detail: Key (phone)=(${k.p.phone}) already exists.`}\n${useful('\t... 74 more')}`,
  'java-mail': (k) =>
    say`jakarta.mail.SendFailedException: Invalid Addresses; nested exception is: org.eclipse.angus.mail.smtp.SMTPAddressFailedException: 550 5.1.1 <${k.p.email}>: Recipient address rejected: User unknown in virtual mailbox table`,
  'dotnet-exception': (k) =>
    `${say`System.InvalidOperationException: Sequence contains more than one element for tenant '${k.p.tenant}' and user '${k.p.login}'`}\n${useful('   at System.Linq.ThrowHelper.ThrowMoreThanOneElementException()\n   at Microsoft.EntityFrameworkCore.Query.ShapedQueryCompilingExpressionVisitor.SingleOrDefaultAsync')}\n   «at» «Billing.Api.Accounts.Find» «in» C:\\Users\\${k.p.home}\\«source»\\«repos»\\«Billing»\\«Accounts.cs»:«line» «118»`,
  'go-panic': (k) =>
    `${say`panic: runtime error: index out of range [3] with length 3 [recovered] while exporting ledger of ${k.p.company}`}\n\n${useful('goroutine 214 [running]:\nencoding/csv.(*Writer).Write')}\n\t/Users/${k.p.home}/«go»/«src»/«ledger»/«export.go»:«91» +0x1d4`,
  'go-wrapped': (k) =>
    say`error: sync contact "${k.p.email}": put https://api.intercom.io/contacts/${k.like('user_id', '{h24}')}: 404 Not Found: context deadline exceeded`,
  'ruby-backtrace': (k) =>
    `${say`ActiveRecord::RecordInvalid: Validation failed: Email ${k.p.email} has already been taken, Phone ${k.p.phone} is invalid`}\n${useful("activerecord (7.1.3) lib/active_record/validations.rb:84:in `raise_validation_error'\napp/controllers/registrations_controller.rb:31:in `create'")}`,
  'php-fatal': (k) =>
    `${say`PHP Fatal error:  Uncaught PDOException: SQLSTATE[HY000] [1045] Access denied for user '${k.p.login}'@'${k.inside()}' (using password: YES)`} in /var/www/${k.p.tenant}/releases/«app»/«Database.php»:«42»`,
  'rust-panic': (k) =>
    `thread '«tokio-runtime-worker»' «panicked» «at» «src/wallet.rs»:«211»:«18»:\n${say`called Result::unwrap() on an Err value: AccountNotFound { owner: "${k.p.login}", iban: "${k.iban()}" }`}\n${useful('note: run with RUST_BACKTRACE=1 environment variable to display a backtrace')}`,
  'kotlin-crash': (k) =>
    `${useful('FATAL EXCEPTION: main\nProcess: com.shop.rider, PID: 8812')}\n${say`kotlin.UninitializedPropertyAccessException: lateinit property profile has not been initialized (driver ${k.p.name}, plate ${k.id('plateDe')})`}\n${useful('\tat android.os.Handler.dispatchMessage(Handler.java:106)')}`,
  'swift-crash': (k) => ({
    exceptionType: facts('EXC_BAD_ACCESS'),
    termination: facts('SIGSEGV'),
    thread: facts('com.apple.main-thread'),
    deviceIdentifier: k.like('device_id', '{H8}-00{H14}'),
    userEmail: k.p.email,
    appVersion: facts('7.4.0'),
    lastScreen: facts('CheckoutViewController'),
  }),
  'elixir-crash': (k) =>
    `${say`** (Ecto.NoResultsError) expected at least one result but got none in query: from p in Patient, where: p.mrn == "${k.like('medical_record', '{d8}')}" and p.last_name == "${k.p.last}"`}\n${useful('    (ecto 3.11.2) lib/ecto/repo/queryable.ex:166: Ecto.Repo.Queryable.one!/3')}`,
  'perl-die': (k) =>
    say`DBD::Pg::st execute failed: ERROR:  value too long for type character varying(20) at /opt/batch/import.pl line 88, <STDIN> line ${k.amount(20, 9000)}. Row: ${k.p.last};${k.p.first};${k.p.street};${k.p.postal};${k.p.city}`,
  'zod-issue': (k) => ({
    name: facts('ZodError'),
    issues: [
      {
        code: facts('invalid_string'),
        validation: facts('email'),
        path: ['guests', 0, 'email'],
        message: facts('Invalid email'),
      },
    ],
    received: {
      guests: [
        {
          email: k.q.email,
          passport: k.id('passport'),
          nationality: k.p.country,
        },
      ],
    },
  }),
  'pydantic-error': (k) =>
    say`pydantic_core._pydantic_core.ValidationError: 1 validation error for Applicant national_id Value error, checksum does not match [type=value_error, input_value='${k.id('ro')}', input_type=str]`,
  'aws-sdk-error': (k) => ({
    name: facts('AccessDeniedException'),
    $fault: facts('client'),
    $metadata: { httpStatusCode: k.fact(400), requestId: k.request, attempts: k.fact(1), totalRetryDelay: k.fact(0) },
    message: say`User: arn:aws:iam::${k.account}:user/${k.p.login} is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:${k.region}:${k.account}:key/${k.uuid('kms_key')}`,
  }),
});
