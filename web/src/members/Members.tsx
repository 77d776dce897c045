import { Section } from "../ui/Section.tsx";
import { Day } from "../ui/Time.tsx";
import { count, short } from "../ui/words.ts";
import { useDirectory } from "./directory.ts";
import { JoinForm } from "./JoinForm.tsx";
import { ProxyForm } from "./ProxyForm.tsx";
import { Standing } from "./Standing.tsx";
import { useMe } from "./useMe.ts";

/** The register, one's own place on it, and the way to get one. */
export function Members() {
  const { register } = useDirectory();
  const { account, member } = useMe();
  const present = register.all.filter(({ hasLeft }) => !hasLeft);
  return (
    <Section
      id="members"
      title="Members"
      lead={`${count(present.length, "member")}, one vote each inside their class.`}
    >
      {member === undefined ? (
        <JoinForm />
      ) : (
        <>
          <Standing member={member} account={account ?? member.wallet} />
          <ProxyForm key={member.number} member={member} />
        </>
      )}
      <details className="card">
        <summary>All members</summary>
        <ul className="register">
          {present.map(({ number, wallet, joinedAt }) => (
            <Line key={number} number={number} wallet={wallet} at={joinedAt} />
          ))}
        </ul>
      </details>
      <Articles />
    </Section>
  );
}

function Line({ number, wallet, at }: { number: number; wallet: string; at: number }) {
  const directory = useDirectory();
  return (
    <li id={`member-${number}`}>
      <span>{directory.member(number)}</span>
      <span className="quiet" title={wallet}>
        {short(wallet)}
      </span>
      <span className="quiet">
        since <Day at={at} />
      </span>
    </li>
  );
}

function Articles() {
  const { statute } = useDirectory();
  return (
    <details className="card">
      <summary>What the statute says</summary>
      <dl className="articles">
        {statute.articles.map(({ title, text }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
