/**
 * Error codes of AWS's services for machines, networks, containers, deployments and analysis, without what they end with.
 * Sources: Amazon EC2's "Error codes" and the errors that the API references of IAM, ELB, ECS, EKS, ECR, Route 53, CloudFront,
 * ACM, CloudFormation, CloudWatch Logs, Kinesis, Firehose, Glue, Athena, EFS, ElastiCache, MSK and OpenSearch list.
 */
import type { NamesByFault } from './table.js';

const NOT_FOUND_IN_EC2 =
  'InvalidAMIID InvalidAllocationID InvalidAssociationID InvalidCustomerGatewayID InvalidDhcpOptionsID InvalidGroup InvalidInstanceID InvalidInternetGatewayID InvalidKeyPair InvalidLaunchTemplateId InvalidNatGatewayID InvalidNetworkAclID InvalidNetworkInterfaceID InvalidPermission InvalidRoute InvalidRouteTableID InvalidSecurityGroupID InvalidSnapshot InvalidSubnetID InvalidVolume InvalidVpcEndpointId InvalidVpcID InvalidVpcPeeringConnectionID';

export const AWS_COMPUTE: readonly NamesByFault[] = [
  // Amazon EC2 with its networks.
  {
    conflict:
      'DependencyViolation IncorrectInstanceState IncorrectState InvalidGroup.Duplicate InvalidGroup.InUse InvalidIPAddress.InUse InvalidKeyPair.Duplicate InvalidNetworkInterface.InUse InvalidPermission.Duplicate InvalidSubnet.Conflict Resource.AlreadyAssociated Resource.AlreadyAssigned RouteAlreadyExists VolumeInUse AlreadyAssociated GatewayNotAttached InvalidVpnConnection.InUse',
    'dependency-error': 'Server.InternalError',
    'dependency-unavailable': 'Server.Unavailable',
    'missing-resource': NOT_FOUND_IN_EC2.split(' ')
      .map((name) => `${name}.NotFound`)
      .join(' '),
    'permission-denied': 'Client.UnauthorizedOperation PendingVerification',
    'quota-exceeded':
      'AddressLimitExceeded InstanceLimitExceeded MaxSpotInstanceCountExceeded NatGatewayLimitExceeded NetworkInterfaceLimitExceeded RouteLimitExceeded RouteTableLimitExceeded RulesPerSecurityGroupLimitExceeded SecurityGroupLimitExceeded SecurityGroupsPerInterfaceLimitExceeded SnapshotLimitExceeded SubnetLimitExceeded VcpuLimitExceeded VolumeLimitExceeded Client.VolumeLimitExceeded VpcEndpointLimitExceeded VpcLimitExceeded VpcPeeringLimitExceeded InternetGatewayLimitExceeded',
    'resource-saturated':
      'InsufficientAddressCapacity InsufficientCapacity InsufficientFreeAddressesInSubnet InsufficientHostCapacity InsufficientInstanceCapacity InsufficientReservedInstanceCapacity InsufficientVolumeCapacity Server.InsufficientInstanceCapacity SpotMaxPriceTooLow',
    'validation-failed':
      'InvalidAMIID.Malformed InvalidAMIID.Unavailable InvalidBlockDeviceMapping InvalidInstanceID.Malformed InvalidParameter InvalidSubnet.Range InvalidUserData.Malformed InvalidVpc.Range UnknownParameter UnsupportedOperation VolumeTypeNotAvailableInZone InvalidZone.NotFound',
  },
  // IAM, STS, ACM.
  {
    conflict: 'DeleteConflict EntityAlreadyExists EntityTemporarilyUnmodifiable',
    'credential-expired': 'InvalidIdentityToken IDPRejectedClaim InvalidAuthorizationMessage',
    'dependency-error': 'IDPCommunicationError',
    'missing-configuration': 'RegionDisabled',
    'missing-resource': 'NoSuchEntity',
    'payload-too-large': 'PackedPolicyTooLarge',
    'permission-denied': 'UnmodifiableEntity PasswordPolicyViolation',
    'validation-failed': 'PolicyEvaluation PolicyNotAttachable InvalidDomainValidationOptions',
  },
  // Load balancers, DNS, CloudFront.
  {
    conflict:
      'CNAMEAlreadyExists ConflictingDomainExists DistributionAlreadyExists DuplicateListener DuplicateLoadBalancerName DuplicateTargetGroupName HostedZoneAlreadyExists HostedZoneNotEmpty PriorityInUse PriorRequestNotComplete ResourceInUse',
    'dependency-throttled': 'ThrottlingError',
    'missing-resource':
      'CertificateNotFound ListenerNotFound LoadBalancerNotFound NoSuchCloudFrontOriginAccessIdentity NoSuchDistribution NoSuchHealthCheck NoSuchHostedZone NoSuchInvalidation NoSuchOrigin SubnetNotFound TargetGroupNotFound',
    'quota-exceeded':
      'TooManyCacheBehaviors TooManyDistributions TooManyDistributionCNAMEs TooManyHealthChecks TooManyHostedZones TooManyInvalidationsInProgress TooManyListeners TooManyLoadBalancers TooManyRegistrationsForTargetId TooManyRules TooManyTargetGroups TooManyTargets',
    'validation-failed':
      'InvalidChangeBatch InvalidConfigurationRequest InvalidDomainName InvalidLoadBalancerAction InvalidOrigin InvalidViewerCertificate IncompatibleProtocols UnsupportedProtocol',
  },
  // ECS, EKS, ECR.
  {
    'dependency-unavailable': 'ServerUnavailable',
    'missing-resource':
      'ClusterNotFound ImageNotFound LayersNotFound NamespaceNotFoundException RepositoryNotFound ServiceNotActive ServiceNotFound TargetNotFound TargetNotConnected TaskSetNotFound',
    conflict:
      'ImageAlreadyExists ImageTagAlreadyExists LayerAlreadyExists RepositoryAlreadyExists RepositoryNotEmpty UpdateInProgress',
    'validation-failed': 'PlatformUnknown InvalidLayer InvalidLayerPart',
  },
  // CloudFormation and deployments.
  {
    conflict: 'AlreadyExistsException OperationInProgress StackSetNotEmpty TokenAlreadyExists',
    'permission-denied': 'InsufficientCapabilities InsufficientCapabilitiesException',
    'quota-exceeded': 'StackLimitExceeded',
  },
  // Logs, streams, analysis.
  {
    conflict: 'DataAlreadyAccepted',
    'dependency-throttled': 'KMSThrottlingException',
    'missing-resource':
      'EntityNotFound CacheClusterNotFound ReplicationGroupNotFound FileSystemNotFound AccessPointNotFound',
    'quota-exceeded':
      'ResourceNumberLimitExceeded ClusterQuotaForCustomerExceeded NodeQuotaForClusterExceeded ConcurrentRunsExceeded',
    'resource-saturated': 'InsufficientCacheClusterCapacity InsufficientThroughputCapacity NoFreeAddressesInSubnet',
    'validation-failed': 'InvalidSequenceToken MalformedQuery InvalidKMSResource',
  },
];
