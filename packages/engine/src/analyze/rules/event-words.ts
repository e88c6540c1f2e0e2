/**
 * What Kubernetes and ECS write into an event when something is wrong. No level marks such a line as an error: Kubernetes knows
 * `Warning`, which stands for anything that somebody may want to see, and ECS knows none.
 * Sources: the event messages of the kubelet, the scheduler and the volume controllers in the source of Kubernetes; ECS
 * developer guide, "Amazon ECS stopped tasks error messages".
 */
const TROUBLE =
  /^Back-off (?:restarting failed container|pulling image)|^Failed to pull image |^Error: (?:ImagePullBackOff|ErrImagePull|CreateContainer\w*Error|InvalidImageName)|\bnodes are available: |^(?:MountVolume|AttachVolume|MapVolume)\.\w+ failed for volume |^Unable to attach or mount volumes|^(?:Liveness|Startup) probe (?:failed|errored)|\bfailed (?:liveness|startup) probe, will be restarted|^The node (?:was low on resource|had condition): |^(?:Memory cgroup out of memory|System OOM encountered)|^Container \S+ was using \S+, (?:which exceeds its request|request is)|^Failed to create pod sandbox|^Usage of EmptyDir volume |^Essential container in task exited|^(?:CannotPullContainer|CannotStartContainer|CannotCreateContainer|ContainerRuntime|ContainerRuntimeTimeout|CannotPullECRContainer|CannotPullImageManifest|ResourceInitialization|InternalError|OutOfMemory|ResourceNotFound|EFSVolumeMount)Error:|^Task failed (?:ELB|container) health checks/;

/** Whether the message of an event, or the template of one, tells of trouble; a readiness probe that fails now and then does not. */
export const isEventOfTrouble = (text: string): boolean => TROUBLE.test(text.slice(0, 500));

/** Whether such a message only tells what the orchestrator does about what others tell: it waits, or starts again. */
export const isAftermath = (text: string): boolean => /^Back-off |will be restarted$/.test(text.slice(0, 500));
