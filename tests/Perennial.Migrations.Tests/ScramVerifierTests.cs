using Perennial.Migrations.Access;
using Perennial.Testing;

namespace Perennial.Migrations.Tests;

public sealed class ScramVerifierTests
{
    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    public async Task It_is_what_the_server_computes_from_the_same_password_and_salt(int server)
    {
        await using TestDatabase database = await (await TestServer.SharedAsync(server)).CreateDatabaseAsync();
        string password = DerivedPassword.For("a secret of the admin", "queue", 3);
        string role = "scram_" + Guid.NewGuid().ToString("N");
        await database.ExecuteAsync($"set password_encryption = 'scram-sha-256'; create role {role} password '{password}'");
        string stored = (await database.QueryValueAsync<string>($"select rolpassword from pg_authid where rolname = '{role}'"))!;
        await database.ExecuteAsync($"drop role {role}");
        string[] parts = stored.Split('$');
        byte[] salt = Convert.FromBase64String(parts[1].Split(':')[1]);
        Assert.Equal(stored, ScramVerifier.Create(password, salt));
    }

    [Fact]
    public void Passwords_differ_by_secret_service_and_rotation_and_stay_the_same_otherwise()
    {
        string[] passwords =
        [
            DerivedPassword.For("secret one", "queue", 0), DerivedPassword.For("secret two", "queue", 0),
            DerivedPassword.For("secret one", "hooks", 0), DerivedPassword.For("secret one", "queue", 1),
        ];
        Assert.Equal(4, passwords.Distinct().Count());
        Assert.Equal(passwords[0], DerivedPassword.For("secret one", "queue", 0));
        Assert.All(passwords, password => Assert.Matches("^[A-Za-z0-9_-]{43}$", password));
    }
}
