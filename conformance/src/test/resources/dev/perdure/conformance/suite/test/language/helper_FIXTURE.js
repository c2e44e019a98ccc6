throw new Error('A fixture is no test.');
