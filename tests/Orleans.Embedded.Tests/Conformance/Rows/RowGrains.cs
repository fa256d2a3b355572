using Orleans.Embedded.Tests.Conformance.Storage;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Conformance.Rows;

public interface ITextRowGrain : IGrainWithStringKey
{
    Task SetAsync(int value, bool clears);

    Task<string> ReadAsync();

    Task RemindAsync(string name);

    Task<string[]> RemindersAsync();
}

public interface IGuidRowGrain : IGrainWithGuidCompoundKey
{
    Task SetAsync(int value);

    Task<string> ReadAsync();
}

public interface IIntegerRowGrain : IGrainWithIntegerCompoundKey
{
    Task SetAsync(int value);

    Task<string> ReadAsync();
}

[GrainType("row-text")]
public sealed class TextRowGrain([PersistentState("row-text")] IPersistentState<Counter> state) : Grain, ITextRowGrain, IRemindable
{
    public async Task SetAsync(int value, bool clears)
    {
        state.State = new Counter { Value = value, Log = ["é", "\"quoted\""] };
        await state.WriteStateAsync();
        if (clears) await state.ClearStateAsync();
    }

    public Task<string> ReadAsync() => Task.FromResult($"{state.State.Value} {string.Join(',', state.State.Log)} {state.Etag} {state.RecordExists}");

    public Task RemindAsync(string name) => this.RegisterOrUpdateReminder(name, TimeSpan.FromDays(10), TimeSpan.FromDays(40));

    public async Task<string[]> RemindersAsync() => [.. (await this.GetReminders()).Select(reminder => reminder.ReminderName).Order()];

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;
}

[GrainType("row-guid")]
public sealed class GuidRowGrain : Grain<Counter>, IGuidRowGrain
{
    public Task SetAsync(int value)
    {
        State.Value = value;
        return WriteStateAsync();
    }

    public Task<string> ReadAsync() => Task.FromResult($"{State.Value}");
}

[GrainType("row-integer")]
public sealed class IntegerRowGrain([PersistentState("row-integer")] IPersistentState<Counter> state) : Grain, IIntegerRowGrain
{
    public async Task SetAsync(int value)
    {
        state.State.Value = value;
        await state.WriteStateAsync();
        await state.WriteStateAsync();
    }

    public Task<string> ReadAsync() => Task.FromResult($"{state.State.Value} {state.Etag}");
}
