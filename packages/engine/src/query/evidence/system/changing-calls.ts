/** Which of the calls that CloudTrail records change something, and what. */

/**
 * Calls that change something, by the verbs of AWS's APIs. Calls that only run something (`StartExecution`, `RunTask`) are
 * what a system does all day; `StartDeployment` is AppConfig's way to bring a setting into use.
 */
export const CHANGING =
  '^(Add|Apply|Associate|Attach|Authorize|Create|Deactivate|Delete|Deregister|Detach|Disable|Disassociate|Enable|ExecuteChangeSet|Failover|Modify|Promote|Publish|Put|Reboot|Register|Remove|Replace|Reset|Restore|Revoke|Rotate|ScheduleKeyDeletion|Set|StartDeployment|Stop|Suspend|Switchover|Terminate|Update)';

/**
 * Those among them that services make by themselves all day: data that is written, streams of logs and network interfaces that come and
 * go, agents and tasks that report, queries and executions that end.
 * Source: the API references of S3, DynamoDB, SQS, Kinesis, EventBridge, CloudWatch, EC2, ECS, Elastic Load Balancing, KMS, STS and Systems Manager.
 */
export const ROUTINE =
  '^((Put|Update|Delete|Create)(Object|Objects|Item|Message|MessageBatch|Record|Records|RecordBatch|Events|PartnerEvents|MetricData|LogEvents|Telemetry|TraceSegments|LogStream|NetworkInterface|NetworkInterfacePermission|Grant|Token|Session|MultipartUpload|Inventory|ComplianceItems|InstanceInformation|InstanceAssociationStatus|InstanceCustomHealthStatus)|(Register|Deregister)(Targets|ContainerInstance)|Stop(Query|QueryExecution|Execution|Session|Build)|SetVisibilityTimeout|UpdateContainerInstance|DeleteSnapshot|CreateSnapshot)[0-9_v]*$';

/** A call by its shape, so that a marker's own words are none. */
const CALL = new RegExp(`${CHANGING}(?:[A-Z0-9]|$)`);
/** What brings another version of a program. */
const VERSION =
  /Code|Version|Alias|Stack|ChangeSet|TaskDefinition|Image|Layer|Build|Release|^(?:Create|Update)(?:Service|Function)(?:\d|$)|^CreateDeployment|^UpdateApp/;
/** Words of a marker about a setting. */
const SETTING =
  /Configuration|Parameter|Secret|Policy|Role|Env|Permission|EventSourceMapping|Concurrency|Attributes|SecurityGroup|^(?:Authorize|Disable|Enable|Modify|Revoke|Suspend)/i;

/** A setting, a permission, a capacity or a trigger; what is left brings another version. */
export const isOfConfiguration = (name: string): boolean =>
  (CALL.test(name) && !VERSION.test(name)) || SETTING.test(name);

/** What is no more to be used, or runs no more, after the call. */
const SWITCHED_OFF =
  /^(?:Deactivate|Delete|Deregister|Detach|Disable|Disassociate|Remove|Revoke|ScheduleKeyDeletion|Stop|Suspend|Terminate)/;
export const isSwitchedOff = (name: string): boolean => SWITCHED_OFF.test(name);

/**
 * Whether a call was made by automatic scaling, in the text of its record: a reaction to load, and no change that somebody made.
 * Source: the service-linked roles of Application Auto Scaling and of EC2 Auto Scaling; CloudTrail's `userIdentity` and `sourceIPAddress`.
 */
const BY_SCALING =
  /"(?:arn|principalId|userName|invokedBy|sourceIPAddress|userAgent)":\s*"[^"]*(?:AWSServiceRoleFor(?:Application)?AutoScaling|autoscaling\.amazonaws\.com)/;
export const isByScaling = (record: string): boolean => BY_SCALING.test(record);
