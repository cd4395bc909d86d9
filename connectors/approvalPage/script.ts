/**
 * What the page does beyond a plain form: counts, finds, chooses for a whole group, and keeps what was chosen where n8n
 * cannot be reached or has no more use for it. Without it everything essential works. It runs as it stands here.
 */
export const script = `'use strict';
(() => {
	const form = document.querySelector('form');
	const entries = [...document.querySelectorAll('.entry')];
	const summary = document.getElementById('summary');
	const search = document.getElementById('search');
	const show = document.getElementById('show');
	const none = document.getElementById('none');
	const problem = document.getElementById('problem');
	const record = document.querySelector('.record');
	const words = { approve: 'approved', hold: 'held', reject: 'not appropriate' };
	const chosen = (entry) => entry.querySelector('input[type=radio]:checked')?.value ?? '';

	const count = () => {
		const counts = { approve: 0, hold: 0, reject: 0, '': 0 };
		for (const entry of entries) counts[chosen(entry)] += 1;
		const parts = Object.keys(words).filter((choice) => counts[choice] > 0).map((choice) => counts[choice] + ' ' + words[choice]);
		const text = entries.length - counts[''] + ' of ' + entries.length + ' decided' + (parts.length > 0 ? ': ' + parts.join(', ') : '');
		if (summary.textContent !== text) summary.textContent = text;
	};

	const filter = () => {
		const wanted = search.value.trim().toLowerCase().split(/\\s+/);
		let shown = 0;
		for (const entry of entries) {
			const choice = chosen(entry);
			const fits = wanted.every((word) => entry.dataset.find.includes(word)) && (show.value === 'all' || show.value === (choice || 'undecided'));
			entry.hidden = !fits;
			if (fits) shown += 1;
		}
		for (const group of document.querySelectorAll('.group')) group.hidden = !group.querySelector('.entry:not([hidden])');
		none.textContent = shown === entries.length ? '' : shown === 0 ? 'No pupil fits.' : shown + ' of ' + entries.length + ' shown';
	};

	const chooseAll = (group, choice, reason) => {
		for (const entry of group.querySelectorAll('.entry:not([hidden])')) {
			const now = chosen(entry);
			if (choice === '') {
				for (const radio of entry.querySelectorAll('input[type=radio]')) radio.checked = false;
			} else if (now === '') {
				entry.querySelector('input[value=' + choice + ']').checked = true;
				const field = entry.querySelector('textarea');
				if (choice !== 'approve' && field.value.trim() === '') field.value = reason;
			}
		}
		count();
	};

	const say = (text) => {
		problem.textContent = text;
		problem.hidden = false;
		record.disabled = false;
	};

	const submit = async () => {
		record.disabled = true;
		problem.hidden = true;
		let page = '';
		let reached = false;
		try {
			const answer = await fetch(location.href, { method: 'POST', body: new URLSearchParams(new FormData(form)), referrerPolicy: 'no-referrer' });
			reached = true;
			page = await answer.text();
		} catch {}
		if (page.includes('data-attendance-approval')) {
			document.open();
			document.write(page);
			document.close();
			return;
		}
		if (reached) say('These decisions were not recorded: this link has been used or has ended. Somebody may have decided already, here or in another window. Who it was and when stands in the case log and in the run of the workflow.');
		else say('No answer came from the school’s n8n, so it cannot be told whether these decisions were recorded. Leave this page open and press the button again in a while: nothing is recorded twice.');
	};

	form.addEventListener('change', count);
	form.addEventListener('submit', (event) => {
		if (event.submitter?.name) return;
		event.preventDefault();
		void submit();
	});
	search.addEventListener('input', filter);
	search.addEventListener('keydown', (event) => {
		if (event.key === 'Enter') event.preventDefault();
	});
	show.addEventListener('change', filter);
	for (const group of document.querySelectorAll('.group')) {
		const tools = group.querySelector('.all');
		tools.hidden = false;
		tools.addEventListener('click', ({ target }) => {
			if (target.dataset.all !== undefined) chooseAll(group, target.dataset.all, tools.querySelector('input').value.trim());
		});
		tools.querySelector('input').addEventListener('keydown', (event) => {
			if (event.key === 'Enter') event.preventDefault();
		});
	}
	document.querySelector('.find').hidden = false;
	count();
	const faults = document.getElementById('faults');
	if (faults) {
		faults.scrollIntoView({ behavior: 'instant' });
		faults.focus();
	}
})();`;
