using System.Security.Cryptography;
using System.Text;
using Alfred.Commands;
using Alfred.Expenses;
using Alfred.Members;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Expenses;

/// <summary>What the tests of the ledger say to it: by a name, whose member has always the same id.</summary>
internal static class LedgerCalls
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public static IExpenseGrain Ledger(TestInstance alfred) => alfred.Grains.GetGrain<IExpenseGrain>(IExpenseGrain.DefaultKey);

    public static Command Command(TestInstance alfred, long message, string by = "ada") =>
        new(new(message, 0), by, alfred.Clock.GetUtcNow().AddSeconds(message)) { Member = Id(by) };

    public static MemberId Id(string member) =>
        new(MemberId.Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(member)).AsSpan(0, 16)));

    public static ExpenseEntry Lunch(decimal amount) => new() { Amount = new(amount, "EUR"), Note = "lunch", On = Today };
}
