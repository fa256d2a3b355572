using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>
/// Runs the turns of one activation, never two at a time: the starts of calls and every continuation that they leave behind.
/// </summary>
internal sealed class TurnScheduler(Activation activation) : TaskScheduler, IThreadPoolWorkItem, IWorkItemScheduler
{
    // A busy activation gives the thread back after this many turns, so that it starves no other.
    private const int TurnsPerRun = 64;

    private readonly Queue<object> _work = new(0);
    private bool _scheduled;
    private Task? _run;

    public override int MaximumConcurrencyLevel => 1;

    public void Enqueue(object work)
    {
        lock (_work)
        {
            _work.Enqueue(work);
            if (_scheduled) return;
            _scheduled = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    public void QueueAction(Action action) => Enqueue(new Task(action));

    public void QueueAction(Action<object> action, object state) => Enqueue(new Task(action!, state));

    void IWorkItemScheduler.QueueTask(Task task) => task.Start(this);

    void IThreadPoolWorkItem.Execute()
    {
        // Code sees this scheduler as the current one only inside of a task that runs on it: one task carries the whole run.
        _run = new Task(static state => ((TurnScheduler)state!).Run(), this);
        _run.Start(this);
        TryExecuteTask(_run);
        _run = null;

        lock (_work)
        {
            if (_work.Count == 0)
            {
                _scheduled = false;
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    protected override void QueueTask(Task task)
    {
        if (!ReferenceEquals(task, _run)) Enqueue(task);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        ReferenceEquals(RuntimeContext.Current, activation) && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_work) return _work.OfType<Task>().ToArray();
    }

    private void Run()
    {
        RuntimeContext.Current = activation;
        var clean = ExecutionContext.Capture()!;
        for (var turn = 0; turn < TurnsPerRun; turn++)
        {
            object? work;
            lock (_work)
            {
                if (!_work.TryDequeue(out work)) break;
            }

            if (work is GrainRequest request) activation.RunCall(request);
            else if (work is Task { Status: TaskStatus.Created } action) action.RunSynchronously(this);
            else TryExecuteTask((Task)work);

            // A grain that sets an AsyncLocal outside of an async method must not hand it to the next call.
            ExecutionContext.Restore(clean);
        }

        RuntimeContext.Current = null;
    }
}
