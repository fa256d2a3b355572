using Alfred.Database;

namespace Alfred.Tests.Database;

public sealed class GroupCommitTests
{
    [Fact]
    public async Task those_who_come_while_a_batch_is_written_share_the_next_one()
    {
        var sizes = new List<int>();
        var first = new TaskCompletionSource();
        var isFirst = true;
        var commits = Commits(async items =>
        {
            sizes.Add(items.Count);
            if (isFirst)
            {
                isFirst = false;
                await first.Task;
            }

            return items;
        });

        var one = commits.SubmitAsync(0);
        var others = Enumerable.Range(1, 50).Select(commits.SubmitAsync).ToArray();
        first.SetResult();
        await one;
        var results = await Task.WhenAll(others);

        Assert.Equal(Enumerable.Range(1, 50), results);
        Assert.True(sizes.Count <= 3, $"51 items were written in {sizes.Count} batches");
    }

    [Fact]
    public async Task an_item_that_is_refused_fails_alone()
    {
        var commits = Commits(items => items.Contains(13) ? throw new FormatException("13") : Task.FromResult(items));

        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(async item =>
        {
            try
            {
                return await commits.SubmitAsync(item);
            }
            catch (FormatException)
            {
                return -1;
            }
        }));

        Assert.Equal([13], Enumerable.Range(0, 30).Where(item => results[item] == -1));
    }

    [Fact]
    public async Task a_failure_that_is_nobodys_fault_fails_the_batch_and_not_the_next()
    {
        var isAway = true;
        var commits = Commits(items => isAway ? throw new TimeoutException("away") : Task.FromResult(items));
        await Assert.ThrowsAsync<TimeoutException>(() => commits.SubmitAsync(1));

        isAway = false;

        Assert.Equal(2, await commits.SubmitAsync(2));
    }

    [Fact]
    public async Task more_than_its_capacity_is_refused_at_once()
    {
        var never = new TaskCompletionSource();
        var started = new TaskCompletionSource();
        var commits = new GroupCommit<int, int>(new()
        {
            Write = async items =>
            {
                started.TrySetResult();
                await never.Task;
                return items;
            },
            IsFaultOfItem = _ => false,
            Capacity = 3,
        });
        var writing = commits.SubmitAsync(0);
        await started.Task;
        var waiting = Enumerable.Range(1, 3).Select(commits.SubmitAsync).ToArray();

        Assert.Throws<BacklogFullException>(() => { _ = commits.SubmitAsync(4); });

        never.SetResult();
        await Task.WhenAll([writing, .. waiting]);
    }

    private static GroupCommit<int, int> Commits(Func<IReadOnlyList<int>, Task<IReadOnlyList<int>>> write) =>
        new(new() { Write = write, IsFaultOfItem = exception => exception is FormatException });
}
